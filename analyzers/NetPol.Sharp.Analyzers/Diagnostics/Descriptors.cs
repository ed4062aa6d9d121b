using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Diagnostics;

/// <summary>The rules as the compiler knows them. A test compares them with the catalogue.</summary>
internal static class Descriptors
{
    private const string Pages = "https://github.com/netpol-sharp/netpol-sharp/blob/main/docs/rules/";

    private static readonly DiagnosticDescriptor s_cidrNotParseable = new(
        RuleIds.CidrNotParseable, "CIDR does not parse", "{0}", "Validity", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.CidrNotParseable + ".md");

    private static readonly DiagnosticDescriptor s_cidrNotCanonical = new(
        RuleIds.CidrNotCanonical, "CIDR is not canonical", "{0}", "Validity", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.CidrNotCanonical + ".md");

    private static readonly DiagnosticDescriptor s_exceptNotInsideCidr = new(
        RuleIds.ExceptNotInsideCidr, "Except is not inside its CIDR", "{0}", "Validity", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.ExceptNotInsideCidr + ".md");

    private static readonly DiagnosticDescriptor s_portOutOfRange = new(
        RuleIds.PortOutOfRange, "Port is out of range", "{0}", "Validity", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.PortOutOfRange + ".md");

    private static readonly DiagnosticDescriptor s_portRangeEmpty = new(
        RuleIds.PortRangeEmpty, "Port range is empty or has no start", "{0}", "Validity", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.PortRangeEmpty + ".md");

    private static readonly DiagnosticDescriptor s_portNameInvalid = new(
        RuleIds.PortNameInvalid, "Port name is invalid", "{0}", "Validity", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.PortNameInvalid + ".md");

    private static readonly DiagnosticDescriptor s_nameOrLabelInvalid = new(
        RuleIds.NameOrLabelInvalid, "Name or label is invalid", "{0}", "Validity", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.NameOrLabelInvalid + ".md");

    private static readonly DiagnosticDescriptor s_selectorNotParseable = new(
        RuleIds.SelectorNotParseable, "Selector does not parse", "{0}", "Validity", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.SelectorNotParseable + ".md");

    private static readonly DiagnosticDescriptor s_policyDefinedTwice = new(
        RuleIds.PolicyDefinedTwice, "Policy is defined twice", "{0}", "Validity", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.PolicyDefinedTwice + ".md");

    private static readonly DiagnosticDescriptor s_objectRejected = new(
        RuleIds.ObjectRejected, "The API server rejects the object", "{0}", "Validity", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.ObjectRejected + ".md");

    private static readonly DiagnosticDescriptor s_typingTrap = new(
        RuleIds.TypingTrap, "YAML reads another value than is written", "{0}", "Validity", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.TypingTrap + ".md");

    private static readonly DiagnosticDescriptor s_selectorContradictsItself = new(
        RuleIds.SelectorContradictsItself, "Selector contradicts itself", "{0}", "Effect", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.SelectorContradictsItself + ".md");

    private static readonly DiagnosticDescriptor s_splitPeer = new(
        RuleIds.SplitPeer, "Namespaces or pods, instead of pods in namespaces", "{0}", "Effect", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.SplitPeer + ".md");

    private static readonly DiagnosticDescriptor s_selectorMatchesNothing = new(
        RuleIds.SelectorMatchesNothing, "Selector matches no workload", "{0}", "Effect", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.SelectorMatchesNothing + ".md");

    private static readonly DiagnosticDescriptor s_rareLabel = new(
        RuleIds.RareLabel, "Label differs by a letter from one that is used often", "{0}", "Effect", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.RareLabel + ".md");

    private static readonly DiagnosticDescriptor s_namespaceLabelNotSet = new(
        RuleIds.NamespaceLabelNotSet, "Namespace is selected by a label that is not there by default", "{0}", "Effect", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.NamespaceLabelNotSet + ".md");

    private static readonly DiagnosticDescriptor s_servicePortUsed = new(
        RuleIds.ServicePortUsed, "Port is the Service's, not its pods'", "{0}", "Effect", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.ServicePortUsed + ".md");

    private static readonly DiagnosticDescriptor s_portNotDeclared = new(
        RuleIds.PortNotDeclared, "No container declares the port", "{0}", "Effect", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.PortNotDeclared + ".md");

    private static readonly DiagnosticDescriptor s_namedPortOutsideCluster = new(
        RuleIds.NamedPortOutsideCluster, "Named port towards addresses", "{0}", "Effect", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.NamedPortOutsideCluster + ".md");

    private static readonly DiagnosticDescriptor s_hostNetworkSelected = new(
        RuleIds.HostNetworkSelected, "Pods on the host network are selected", "{0}", "Effect", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.HostNetworkSelected + ".md");

    private static readonly DiagnosticDescriptor s_ruleAlreadyAllowed = new(
        RuleIds.RuleAlreadyAllowed, "Already allowed by another rule", "{0}", "Effect", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.RuleAlreadyAllowed + ".md");

    private static readonly DiagnosticDescriptor s_selfFlow = new(
        RuleIds.SelfFlow, "A pod is allowed to reach itself", "{0}", "Effect", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.SelfFlow + ".md");

    private static readonly DiagnosticDescriptor s_rulesOutsidePolicyTypes = new(
        RuleIds.RulesOutsidePolicyTypes, "Rules outside policyTypes", "{0}", "Effect", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.RulesOutsidePolicyTypes + ".md");

    private static readonly DiagnosticDescriptor s_exceptCoversCidr = new(
        RuleIds.ExceptCoversCidr, "Exceptions cover the whole CIDR", "{0}", "Effect", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.ExceptCoversCidr + ".md");

    private static readonly DiagnosticDescriptor s_absentMeansAll = new(
        RuleIds.AbsentMeansAll, "Something left out means everything", "{0}", "Effect", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.AbsentMeansAll + ".md");

    private static readonly DiagnosticDescriptor s_labelOfWorkloadOnly = new(
        RuleIds.LabelOfWorkloadOnly, "Label is the workload's, not its pods'", "{0}", "Effect", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.LabelOfWorkloadOnly + ".md");

    private static readonly DiagnosticDescriptor s_statementEmitsNothing = new(
        RuleIds.StatementEmitsNothing, "Statement emits nothing", "{0}", "Effect", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.StatementEmitsNothing + ".md");

    private static readonly DiagnosticDescriptor s_unnamedNamespaceNotExpressible = new(
        RuleIds.UnnamedNamespaceNotExpressible, "The unnamed namespace cannot be named", "{0}", "Effect", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.UnnamedNamespaceNotExpressible + ".md");

    private static readonly DiagnosticDescriptor s_dnsNotAllowed = new(
        RuleIds.DnsNotAllowed, "DNS is not allowed", "{0}", "Connectivity", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.DnsNotAllowed + ".md");

    private static readonly DiagnosticDescriptor s_dnsOverUdpOnly = new(
        RuleIds.DnsOverUdpOnly, "DNS is allowed over UDP only", "{0}", "Connectivity", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.DnsOverUdpOnly + ".md");

    private static readonly DiagnosticDescriptor s_dnsNotOfPlatform = new(
        RuleIds.DnsNotOfPlatform, "DNS is allowed where the platform has none", "{0}", "Connectivity", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.DnsNotOfPlatform + ".md");

    private static readonly DiagnosticDescriptor s_dnsToAnyHost = new(
        RuleIds.DnsToAnyHost, "DNS is allowed to any host", "{0}", "Connectivity", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.DnsToAnyHost + ".md");

    private static readonly DiagnosticDescriptor s_flowAllowedOnOneSide = new(
        RuleIds.FlowAllowedOnOneSide, "Flow is allowed on one side only", "{0}", "Connectivity", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.FlowAllowedOnOneSide + ".md");

    private static readonly DiagnosticDescriptor s_firstPolicyIsolates = new(
        RuleIds.FirstPolicyIsolates, "Policy denies everything else", "{0}", "Connectivity", DiagnosticSeverity.Info, isEnabledByDefault: false, helpLinkUri: Pages + RuleIds.FirstPolicyIsolates + ".md");

    private static readonly DiagnosticDescriptor s_backendNotReachable = new(
        RuleIds.BackendNotReachable, "What is behind an Ingress or Service admits no client", "{0}", "Connectivity", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.BackendNotReachable + ".md");

    private static readonly DiagnosticDescriptor s_webhookNotReachable = new(
        RuleIds.WebhookNotReachable, "The API server cannot call the pods", "{0}", "Connectivity", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.WebhookNotReachable + ".md");

    private static readonly DiagnosticDescriptor s_metricsNotReachable = new(
        RuleIds.MetricsNotReachable, "Metrics cannot be scraped", "{0}", "Connectivity", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.MetricsNotReachable + ".md");

    private static readonly DiagnosticDescriptor s_apiServerNotReachable = new(
        RuleIds.ApiServerNotReachable, "The API server cannot be reached", "{0}", "Connectivity", DiagnosticSeverity.Info, isEnabledByDefault: false, helpLinkUri: Pages + RuleIds.ApiServerNotReachable + ".md");

    private static readonly DiagnosticDescriptor s_clientAddressesReplaced = new(
        RuleIds.ClientAddressesReplaced, "Addresses of clients are replaced on the way", "{0}", "Connectivity", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.ClientAddressesReplaced + ".md");

    private static readonly DiagnosticDescriptor s_metadataNotExcepted = new(
        RuleIds.MetadataNotExcepted, "Cloud metadata is allowed", "{0}", "Exposure", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.MetadataNotExcepted + ".md");

    private static readonly DiagnosticDescriptor s_privateNotExcepted = new(
        RuleIds.PrivateNotExcepted, "Private addresses are allowed", "{0}", "Exposure", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.PrivateNotExcepted + ".md");

    private static readonly DiagnosticDescriptor s_oneFamilyOnly = new(
        RuleIds.OneFamilyOnly, "One address family is left out", "{0}", "Exposure", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.OneFamilyOnly + ".md");

    private static readonly DiagnosticDescriptor s_openToEveryone = new(
        RuleIds.OpenToEveryone, "Everyone may reach these pods", "{0}", "Exposure", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.OpenToEveryone + ".md");

    private static readonly DiagnosticDescriptor s_everyPortAllowed = new(
        RuleIds.EveryPortAllowed, "Every port is allowed across a border", "{0}", "Exposure", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.EveryPortAllowed + ".md");

    private static readonly DiagnosticDescriptor s_widePortRange = new(
        RuleIds.WidePortRange, "Range of very many ports", "{0}", "Exposure", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.WidePortRange + ".md");

    private static readonly DiagnosticDescriptor s_holeReopened = new(
        RuleIds.HoleReopened, "Exception is allowed elsewhere", "{0}", "Exposure", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.HoleReopened + ".md");

    private static readonly DiagnosticDescriptor s_defaultDenyMissing = new(
        RuleIds.DefaultDenyMissing, "Default deny is missing", "{0}", "Exposure", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.DefaultDenyMissing + ".md");

    private static readonly DiagnosticDescriptor s_sensitivePort = new(
        RuleIds.SensitivePort, "Port of a database is open beyond its namespace", "{0}", "Exposure", DiagnosticSeverity.Info, isEnabledByDefault: false, helpLinkUri: Pages + RuleIds.SensitivePort + ".md");

    private static readonly DiagnosticDescriptor s_featureNotSupported = new(
        RuleIds.FeatureNotSupported, "The platform does something else", "{0}", "Platform", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.FeatureNotSupported + ".md");

    private static readonly DiagnosticDescriptor s_policiesNotEnforced = new(
        RuleIds.PoliciesNotEnforced, "The platform enforces no policies", "{0}", "Platform", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.PoliciesNotEnforced + ".md");

    private static readonly DiagnosticDescriptor s_addressInsideCluster = new(
        RuleIds.AddressInsideCluster, "Block is inside the cluster's own addresses", "{0}", "Platform", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.AddressInsideCluster + ".md");

    private static readonly DiagnosticDescriptor s_servicePortDiffers = new(
        RuleIds.ServicePortDiffers, "Service listens on another port than its pods", "{0}", "Platform", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.ServicePortDiffers + ".md");

    private static readonly DiagnosticDescriptor s_policyTooLarge = new(
        RuleIds.PolicyTooLarge, "Policy makes very many entries", "{0}", "Platform", DiagnosticSeverity.Info, isEnabledByDefault: false, helpLinkUri: Pages + RuleIds.PolicyTooLarge + ".md");

    private static readonly DiagnosticDescriptor s_platformNotDeclared = new(
        RuleIds.PlatformNotDeclared, "Platform is not declared", "{0}", "Platform", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.PlatformNotDeclared + ".md");

    private static readonly DiagnosticDescriptor s_assertionViolated = new(
        RuleIds.AssertionViolated, "Assertion is violated", "{0}", "Intent", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.AssertionViolated + ".md");

    private static readonly DiagnosticDescriptor s_assertionVacuous = new(
        RuleIds.AssertionVacuous, "Assertion can never fail", "{0}", "Intent", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.AssertionVacuous + ".md");

    private static readonly DiagnosticDescriptor s_assertionNotProven = new(
        RuleIds.AssertionNotProven, "Assertion is not proven", "{0}", "Intent", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.AssertionNotProven + ".md");

    private static readonly DiagnosticDescriptor s_statementDiscarded = new(
        RuleIds.StatementDiscarded, "Statement is discarded", "{0}", "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.StatementDiscarded + ".md");

    private static readonly DiagnosticDescriptor s_setNotMarked = new(
        RuleIds.SetNotMarked, "Policy set is not marked", "{0}", "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.SetNotMarked + ".md");

    private static readonly DiagnosticDescriptor s_setNotEvaluated = new(
        RuleIds.SetNotEvaluated, "Policy set is not evaluated", "{0}", "Usage", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.SetNotEvaluated + ".md");

    private static readonly DiagnosticDescriptor s_reasonMissing = new(
        RuleIds.ReasonMissing, "Reason is missing", "{0}", "Usage", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.ReasonMissing + ".md");

    private static readonly DiagnosticDescriptor s_valueMissing = new(
        RuleIds.ValueMissing, "Value is missing", "{0}", "Usage", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.ValueMissing + ".md");

    private static readonly DiagnosticDescriptor s_acceptanceOfNothing = new(
        RuleIds.AcceptanceOfNothing, "Acceptance suppresses nothing", "{0}", "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + RuleIds.AcceptanceOfNothing + ".md");

    /// <summary>One descriptor a rule, in the order of the ids.</summary>
    internal static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        s_cidrNotParseable,
        s_cidrNotCanonical,
        s_exceptNotInsideCidr,
        s_portOutOfRange,
        s_portRangeEmpty,
        s_portNameInvalid,
        s_nameOrLabelInvalid,
        s_selectorNotParseable,
        s_policyDefinedTwice,
        s_objectRejected,
        s_typingTrap,
        s_selectorContradictsItself,
        s_splitPeer,
        s_selectorMatchesNothing,
        s_rareLabel,
        s_namespaceLabelNotSet,
        s_servicePortUsed,
        s_portNotDeclared,
        s_namedPortOutsideCluster,
        s_hostNetworkSelected,
        s_ruleAlreadyAllowed,
        s_selfFlow,
        s_rulesOutsidePolicyTypes,
        s_exceptCoversCidr,
        s_absentMeansAll,
        s_labelOfWorkloadOnly,
        s_statementEmitsNothing,
        s_unnamedNamespaceNotExpressible,
        s_dnsNotAllowed,
        s_dnsOverUdpOnly,
        s_dnsNotOfPlatform,
        s_dnsToAnyHost,
        s_flowAllowedOnOneSide,
        s_firstPolicyIsolates,
        s_backendNotReachable,
        s_webhookNotReachable,
        s_metricsNotReachable, s_apiServerNotReachable,
        s_clientAddressesReplaced,
        s_metadataNotExcepted,
        s_privateNotExcepted,
        s_oneFamilyOnly,
        s_openToEveryone,
        s_everyPortAllowed,
        s_widePortRange,
        s_holeReopened,
        s_defaultDenyMissing,
        s_sensitivePort,
        s_featureNotSupported,
        s_policiesNotEnforced,
        s_addressInsideCluster,
        s_servicePortDiffers,
        s_policyTooLarge,
        s_platformNotDeclared,
        s_assertionViolated,
        s_assertionVacuous,
        s_assertionNotProven,
        s_statementDiscarded,
        s_setNotMarked,
        s_setNotEvaluated,
        s_reasonMissing,
        s_valueMissing,
        s_acceptanceOfNothing,
    ];

    /// <summary>The descriptor of a rule.</summary>
    internal static DiagnosticDescriptor Find(string id) => All.First(descriptor => descriptor.Id == id);

    /// <summary>The diagnostic that says a finding.</summary>
    internal static Diagnostic Of(Finding finding, Location location, ImmutableArray<Location> related)
    {
        var descriptor = Find(finding.RuleId);
        var properties = finding.Data.ToImmutableDictionary(entry => entry.Key, entry => (string?)entry.Value, StringComparer.Ordinal);
        var severity = finding.Severity switch
        {
            Severity.Error => DiagnosticSeverity.Error,
            Severity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        };
        return severity == descriptor.DefaultSeverity
            ? Diagnostic.Create(descriptor, location, related, properties, finding.Message)
            : Diagnostic.Create(descriptor, location, severity, related, properties, finding.Message);
    }
}
