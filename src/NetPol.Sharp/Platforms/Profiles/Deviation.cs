namespace NetPol.Sharp.Platforms;

/// <summary>What several platforms do in the same way.</summary>
internal static class Deviation
{
    internal static PlatformCapability HostNetworkIgnored { get; } =
        new(PlatformFeature.HostNetwork, FeatureSupport.No, "takes pods on the host network for their node: no policy applies to them, and no selector matches them");

    internal static PlatformCapability IPv4Only { get; } = new(PlatformFeature.IPv6, FeatureSupport.No, "knows IPv4 only, so over IPv6 every connection is open");

    internal static PlatformCapability OneFamily { get; } = new(PlatformFeature.DualStack, FeatureSupport.No);

    internal static PlatformCapability EndPortIgnored { get; } = new(PlatformFeature.EndPort, FeatureSupport.No, "ignores endPort and admits the first port only");

    internal static PlatformCapability PodsNotInBlocks { get; } = new(PlatformFeature.IPBlockOfPods, FeatureSupport.No, "matches no pod by ipBlock, not even by 0.0.0.0/0");

    internal static PlatformCapability NoClusterPolicies { get; } = new(PlatformFeature.ClusterPolicies, FeatureSupport.No);
}
