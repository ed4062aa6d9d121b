namespace NetPol.Sharp.Platforms;

/// <summary>Flannel, a network without policies.</summary>
internal static class FlannelProfile
{
    internal const string Name = "flannel";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "Flannel", version)
    {
        Enforces = false,
        Enforcement = "add a plugin that does: Calico over Flannel (Canal), or the chart's netpol.enabled=true (0.25.5 and later), which adds kube-network-policies",
        Options = new()
        {
            EnforcesIngress = false,
            EnforcesEgress = false,
            Hairpin = HairpinMode.Allow,
        },
        Capabilities =
        [
            new(PlatformFeature.Ingress, FeatureSupport.No),
            new(PlatformFeature.Egress, FeatureSupport.No),
            new(PlatformFeature.NamespaceSelector, FeatureSupport.No),
            new(PlatformFeature.IPBlock, FeatureSupport.No),
            new(PlatformFeature.Except, FeatureSupport.No),
            new(PlatformFeature.EndPort, FeatureSupport.No),
            new(PlatformFeature.Sctp, FeatureSupport.No),
            new(PlatformFeature.NamedPort, FeatureSupport.No),
            new(PlatformFeature.IPv6, FeatureSupport.No),
            Deviation.OneFamily,
            new(PlatformFeature.HostNetwork, FeatureSupport.No),
            Deviation.NoClusterPolicies,
        ],
        Source = "flannel-io/flannel cdf7605",
        AsOf = "2026-08-14",
    };
}
