namespace NetPol.Sharp.Platforms;

/// <summary>Antrea: the whole of the v1 API.</summary>
internal static class AntreaProfile
{
    internal const string Name = "antrea";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "Antrea", version)
    {
        Options = new()
        {
            Hairpin = HairpinMode.Allow,
            RulesOutsidePolicyTypes = OutsidePolicyTypes.Isolate,
        },
        Capabilities =
        [
            Deviation.HostNetworkIgnored,
            new(PlatformFeature.ClusterPolicies, FeatureSupport.Partly) { Condition = "AdminNetworkPolicy v1alpha1 by a deprecated gate, ClusterNetworkPolicy by an alpha gate from 2.7" },
        ],
        Notes =
        [
            "A rule of a direction that policyTypes does not list isolates and allows.",
            "A pod reaches itself through a Service.",
            "Connections that exist stay when rules come.",
        ],
        Source = "antrea-io/antrea fc70f2b: docs/antrea-network-policy.md, pkg/controller/networkpolicy",
        AsOf = "2026-08-21",
    };
}
