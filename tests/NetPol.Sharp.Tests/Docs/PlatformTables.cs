using System;
using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Tests.Docs;

/// <summary>The tables of docs/platforms.md, from the profiles.</summary>
internal static class PlatformTables
{
    private static readonly (PlatformFeature Feature, string Title)[] s_columns =
    [
        (PlatformFeature.Ingress, "ingress"), (PlatformFeature.Egress, "egress"), (PlatformFeature.NamespaceSelector, "namespaceSelector"), (PlatformFeature.IPBlock, "ipBlock"), (PlatformFeature.Except, "except"),
        (PlatformFeature.EndPort, "endPort"), (PlatformFeature.Sctp, "SCTP"), (PlatformFeature.NamedPort, "named port"), (PlatformFeature.IPv6, "IPv6"), (PlatformFeature.DualStack, "dual stack"),
        (PlatformFeature.HostNetwork, "host network"), (PlatformFeature.ClusterPolicies, "cluster policies"),
    ];

    internal static IEnumerable<string> Support() =>
    [
        "| platform | enforces | " + string.Join(" | ", s_columns.Select(column => column.Title)) + " |",
        "| --- | --- | " + string.Join(" | ", s_columns.Select(_ => "---")) + " |",
        .. PlatformCatalog.All.Select(platform => $"| `{platform.Name}` | {(platform.Enforces ? "yes" : "**no**")} | {string.Join(" | ", s_columns.Select(column => Cell(platform.Of(column.Feature))))} |"),
    ];

    internal static IEnumerable<string> Switches() =>
    [
        "| platform | switches other than the defaults |",
        "| --- | --- |",
        .. PlatformCatalog.All.Select(platform => $"| `{platform.Name}` | {Switches(platform.Options)} |"),
    ];

    internal static IEnumerable<string> Deviations() =>
    [
        "| platform | feature | what it does |",
        "| --- | --- | --- |",
        .. from platform in PlatformCatalog.All
           from capability in platform.Capabilities
           where capability.IsDeviation && (capability.Feature != PlatformFeature.HostNetwork || capability.Support == FeatureSupport.Partly)
           select $"| `{platform.Name}` | {Words(capability.Feature)} | {capability.Effect} |",
    ];

    internal static IEnumerable<string> Notes() =>
        from platform in PlatformCatalog.All
        where platform.Notes.Count + platform.EndOfLife.Length + platform.Enforcement.Length > 0
        from line in (string[])[$"* **{platform.Title}**: {string.Join(" ", Sentences(platform))}"]
        select line;

    internal static IEnumerable<string> Sources() =>
    [
        "| platform | read on | source |",
        "| --- | --- | --- |",
        .. PlatformCatalog.All.Select(platform => $"| `{platform.Name}` | {platform.AsOf} | {platform.Source} |"),
    ];

    private static IEnumerable<string> Sentences(PlatformProfile platform) =>
    [
        .. platform.EndOfLife.Length > 0 ? [$"End of life {platform.EndOfLife}."] : Array.Empty<string>(),
        .. platform.Enforcement.Length == 0 ? [] : platform.Enforces ? [$"Note that {platform.Enforcement}."] : new[] { $"To have policies enforced, {platform.Enforcement}." },
        .. platform.Notes,
    ];

    private static string Cell(PlatformCapability capability) => (capability.Support switch
    {
        FeatureSupport.Yes => "yes",
        FeatureSupport.Partly => "partly",
        FeatureSupport.No => "**no**",
        _ => "?",
    }) + (capability.Condition.Length > 0 ? $": {capability.Condition}" : "");

    private static string Words(PlatformFeature feature) => feature switch
    {
        PlatformFeature.IPBlockOfPods => "an `ipBlock` that holds pods",
        PlatformFeature.IPBlockOfNodes => "an `ipBlock` that holds nodes",
        PlatformFeature.IPBlockOfClients => "an `ipBlock` in an ingress rule",
        PlatformFeature.EveryIPv6Address => "`::/0`",
        PlatformFeature.NamedPortTowardsAnyone => "a named port in an egress rule towards addresses or everyone",
        PlatformFeature.NamedPortOfSeveralNumbers => "a named port that is several numbers",
        PlatformFeature.ManyPorts => "more than 24 ports for one peer",
        PlatformFeature.PodsWithoutOwner => "a pod that no workload owns",
        PlatformFeature.ServicePort => "a Service with another port than its pods ([NETPOL5004](rules/NETPOL5004.md))",
        _ => s_columns.First(column => column.Feature == feature).Title,
    };

    private static string Switches(ConnectivityOptions options)
    {
        var usual = new ConnectivityOptions();
        (string Text, bool IsUnusual)[] switches =
        [
            ("`--ipblock-matches-pods false`", options.IPBlockMatchesPods != usual.IPBlockMatchesPods),
            ("`--ipblock-matches-nodes false`", options.IPBlockMatchesNodes != usual.IPBlockMatchesNodes),
            ("`--own-node-egress policy`", options.OwnNodeEgress != usual.OwnNodeEgress),
            ($"`--hairpin {options.Hairpin.ToString().ToLowerInvariant()}`", options.Hairpin != usual.Hairpin),
            ("`--end-port portOnly`", options.EndPort != usual.EndPort),
            ("`--sctp false`", options.Sctp != usual.Sctp),
            ($"`--named-port-egress-scope {Word(options.NamedPortEgressScope)}`", options.NamedPortEgressScope != usual.NamedPortEgressScope),
            ("`--init-container-ports true`", options.InitContainerPorts != usual.InitContainerPorts),
            ("`--policy-on-service-port true`", options.PolicyOnServicePort != usual.PolicyOnServicePort),
            ($"`--families {options.Families.ToString().ToLowerInvariant()}`", options.Families != usual.Families),
            ($"`--rules-outside-policy-types {Word(options.RulesOutsidePolicyTypes)}`", options.RulesOutsidePolicyTypes != usual.RulesOutsidePolicyTypes),
            ($"`--unresolved-named-port {Word(options.UnresolvedNamedPort)}`", options.UnresolvedNamedPort != usual.UnresolvedNamedPort),
            ("no ingress policy has an effect", !options.EnforcesIngress),
            ("no egress policy has an effect", !options.EnforcesEgress),
        ];
        return string.Join(", ", switches.Where(entry => entry.IsUnusual).Select(entry => entry.Text)) is { Length: > 0 } text ? text : "none";
    }

    private static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
