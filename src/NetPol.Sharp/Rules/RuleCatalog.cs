using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules.Connectivity;
using NetPol.Sharp.Rules.Effect;
using NetPol.Sharp.Rules.Exposure;
using NetPol.Sharp.Rules.Intent;
using NetPol.Sharp.Rules.Platform;
using NetPol.Sharp.Rules.Usage;
using NetPol.Sharp.Rules.Validity;

namespace NetPol.Sharp.Rules;

/// <summary>Every rule there is.</summary>
public static class RuleCatalog
{
    /// <summary>The rules that judge what was written, in the order of their ids. The last one judges which acceptances were of use to the others.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        new CidrNotParseableRule(),
        new CidrNotCanonicalRule(),
        new ExceptNotInsideCidrRule(),
        new PortOutOfRangeRule(),
        new PortRangeEmptyRule(),
        new PortNameInvalidRule(),
        new NameOrLabelInvalidRule(),
        new SelectorNotParseableRule(),
        new PolicyDefinedTwiceRule(),
        new ObjectRejectedRule(),
        new TypingTrapRule(),
        new SelectorContradictsItselfRule(),
        new SplitPeerRule(),
        new SelectorMatchesNothingRule(),
        new RareLabelRule(),
        new NamespaceLabelNotSetRule(),
        new ServicePortUsedRule(),
        new PortNotDeclaredRule(),
        new NamedPortOutsideClusterRule(),
        new HostNetworkSelectedRule(),
        new RuleAlreadyAllowedRule(),
        new SelfFlowRule(),
        new RulesOutsidePolicyTypesRule(),
        new ExceptCoversCidrRule(),
        new AbsentMeansAllRule(),
        new LabelOfWorkloadOnlyRule(),
        new DnsNotAllowedRule(),
        new DnsOverUdpOnlyRule(),
        new DnsNotOfPlatformRule(),
        new DnsToAnyHostRule(),
        new FlowAllowedOnOneSideRule(),
        new FirstPolicyIsolatesRule(),
        new BackendNotReachableRule(),
        new WebhookNotReachableRule(),
        new MetricsNotReachableRule(),
        new ApiServerNotReachableRule(),
        new ClientAddressesReplacedRule(),
        new MetadataNotExceptedRule(),
        new PrivateNotExceptedRule(),
        new OneFamilyOnlyRule(),
        new OpenToEveryoneRule(),
        new EveryPortAllowedRule(),
        new WidePortRangeRule(),
        new HoleReopenedRule(),
        new DefaultDenyMissingRule(),
        new SensitivePortRule(),
        new FeatureNotSupportedRule(),
        new PoliciesNotEnforcedRule(),
        new AddressInsideClusterRule(),
        new ServicePortDiffersRule(),
        new PolicyTooLargeRule(),
        new AssertionViolatedRule(),
        new AssertionVacuousRule(),
        new AssertionNotProvenRule(),
        new AcceptanceOfNothingRule(),
    ];

    /// <summary>Rules that the language itself enforces: breaking one throws a <see cref="PolicyException"/>.</summary>
    public static IReadOnlyList<RuleDescriptor> OfLanguage { get; } =
    [
        new(RuleIds.StatementEmitsNothing, Severity.Error, "Statement emits nothing", "A statement of which no end is in a namespace that the set manages, so that no object follows from it."),
        new(RuleIds.UnnamedNamespaceNotExpressible, Severity.Error, "The unnamed namespace cannot be named", "Pods without a namespace as a peer of a policy in a named one: no selector can say which namespace that is."),
        new(RuleIds.ReasonMissing, Severity.Error, "Reason is missing", "A blank reason, or an acceptance that names no rule."),
        new(RuleIds.ValueMissing, Severity.Error, "Value is missing", "A null where the language needs a value, most often a static field that is used before its initializer has run."),
    ];

    /// <summary>Rules about the C# that policies are written in; the analyzers judge them.</summary>
    public static IReadOnlyList<RuleDescriptor> OfCode { get; } =
    [
        new(RuleIds.PlatformNotDeclared, Severity.Info, "Platform is not declared", "A project with policies that does not say which platform enforces them, so that nothing says whether any does; an error where the declaration names a platform that is not known."),
        new(RuleIds.StatementDiscarded, Severity.Warning, "Statement is discarded", "A statement, or the beginning of one, that is part of no policy set, so that no YAML follows from it and no assertion is proven."),
        new(RuleIds.SetNotMarked, Severity.Warning, "Policy set is not marked", "A static policy set that is neither marked [Policies] nor used by anything but PolicyProgram.Run, so that it is not judged while it is written."),
        new(RuleIds.SetNotEvaluated, Severity.Info, "Policy set is not evaluated", "A policy set that the compiler cannot evaluate, because it reads a file or calls code that is not known; it is judged when it is emitted."),
    ];

    /// <summary>Every rule's descriptor, in the order of the ids.</summary>
    public static IReadOnlyList<RuleDescriptor> All { get; } =
        [.. Rules.Select(rule => rule.Descriptor).Concat(OfLanguage).Concat(OfCode).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>The descriptor of a rule.</summary>
    internal static RuleDescriptor Find(string id) => All.Single(rule => rule.Id == id);
}
