using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>What the code fix of a rule writes, or why there is none.</summary>
internal static class RuleFixes
{
    /// <summary>What fixes write.</summary>
    internal static IReadOnlyDictionary<string, string> Fixed { get; } = new Dictionary<string, string>(System.StringComparer.Ordinal)
    {
        [RuleIds.CidrNotParseable] = "the address as the CIDR of that address alone",
        [RuleIds.CidrNotCanonical] = "the CIDR as servers from 1.36 accept it",
        [RuleIds.ExceptNotInsideCidr] = "without the exception",
        [RuleIds.PortOutOfRange] = "any port of the protocol instead of port 0",
        [RuleIds.PortRangeEmpty] = "the ends of the range swapped",
        [RuleIds.PortNameInvalid] = "a valid name",
        [RuleIds.SelectorContradictsItself] = "either instead of both, as two ends",
        [RuleIds.SplitPeer] = "the pods in the namespaces",
        [RuleIds.SelectorMatchesNothing] = "the closest label",
        [RuleIds.RareLabel] = "the label that is used often",
        [RuleIds.NamespaceLabelNotSet] = "the namespace by its name",
        [RuleIds.ServicePortUsed] = "the pods' port",
        [RuleIds.PortNotDeclared] = "the declared port, where only one can be meant",
        [RuleIds.RuleAlreadyAllowed] = "without the statement, if the same is allowed without it",
        [RuleIds.SelfFlow] = "without the statement, if nothing becomes possible without it",
        [RuleIds.LabelOfWorkloadOnly] = "the pod template's label",
        [RuleIds.DnsNotAllowed] = "`Allow.Dns` or `Allow.DnsFor(…)` in the set",
        [RuleIds.DnsOverUdpOnly] = "TCP, too",
        [RuleIds.DnsNotOfPlatform] = "the DNS of the platform",
        [RuleIds.DnsToAnyHost] = "DNS of the cluster only",
        [RuleIds.FlowAllowedOnOneSide] = "both sides of the flow",
        [RuleIds.MetadataNotExcepted] = "`Internet`, or the block without metadata",
        [RuleIds.PrivateNotExcepted] = "`Internet`",
        [RuleIds.OneFamilyOnly] = "the other family, with as much left out",
        [RuleIds.DefaultDenyMissing] = "the default deny of the direction",
        [RuleIds.FeatureNotSupported] = "the ports of a range one by one",
        [RuleIds.PlatformNotDeclared] = "`[assembly: Platform(\"…\")]` with the platform that you choose",
        [RuleIds.StatementDiscarded] = "part of the set of the same member or type",
        [RuleIds.SetNotMarked] = "`[Policies]`",
        [RuleIds.AcceptanceOfNothing] = "without the acceptance",
    };

    /// <summary>Why there is no fix.</summary>
    internal static IReadOnlyDictionary<string, string> NotFixed { get; } = new Dictionary<string, string>(System.StringComparer.Ordinal)
    {
        [RuleIds.NameOrLabelInvalid] = "only the author knows the name",
        [RuleIds.SelectorNotParseable] = "only the author knows the selector",
        [RuleIds.PolicyDefinedTwice] = "only the author knows which name is free",
        [RuleIds.ObjectRejected] = "the language cannot express it",
        [RuleIds.TypingTrap] = "it is found in YAML only",
        [RuleIds.NamedPortOutsideCluster] = "only the author knows the number",
        [RuleIds.HostNetworkSelected] = "only the author knows the addresses of the nodes",
        [RuleIds.RulesOutsidePolicyTypes] = "it is found in YAML only",
        [RuleIds.ExceptCoversCidr] = "only the author knows which addresses are meant",
        [RuleIds.AbsentMeansAll] = "it is found in YAML only",
        [RuleIds.StatementEmitsNothing] = "only the author knows which namespace the set is for",
        [RuleIds.UnnamedNamespaceNotExpressible] = "only the author knows the namespace",
        [RuleIds.FirstPolicyIsolates] = "only the author knows what else reaches these pods",
        [RuleIds.BackendNotReachable] = "only the author knows the controller's namespace",
        [RuleIds.WebhookNotReachable] = "only the author knows the addresses of the API server",
        [RuleIds.MetricsNotReachable] = "only the author knows where metrics are scraped from",
        [RuleIds.ApiServerNotReachable] = "only the author knows the addresses of the API server",
        [RuleIds.ClientAddressesReplaced] = "what is wrong is in the Service",
        [RuleIds.OpenToEveryone] = "only the author knows who has to reach the pods",
        [RuleIds.EveryPortAllowed] = "only the author knows the ports",
        [RuleIds.WidePortRange] = "only the author knows the ports",
        [RuleIds.HoleReopened] = "only the author knows which of the rules is meant",
        [RuleIds.SensitivePort] = "only the author knows who has to reach the port",
        [RuleIds.PoliciesNotEnforced] = "what is wrong is in the cluster",
        [RuleIds.AddressInsideCluster] = "only the author knows which pods are meant",
        [RuleIds.ServicePortDiffers] = "what is wrong is in the Service",
        [RuleIds.PolicyTooLarge] = "only the author knows what can be joined",
        [RuleIds.AssertionViolated] = "either the assertion or a rule is wrong",
        [RuleIds.AssertionVacuous] = "only the author knows what the assertion is about",
        [RuleIds.AssertionNotProven] = "what is not known cannot be proven",
        [RuleIds.SetNotEvaluated] = "only the author knows what the value will be",
        [RuleIds.ReasonMissing] = "only the author knows the reason",
        [RuleIds.ValueMissing] = "only the author knows the value",
    };
}
