namespace NetPol.Sharp.Platforms;

/// <summary>Romana, which nobody maintains.</summary>
internal static class RomanaProfile
{
    internal const string Name = "romana";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "Romana", version)
    {
        EndOfLife = "since 2018-12",
        Options = new()
        {
            EnforcesEgress = false,
            EndPort = false,
            Sctp = false,
            Families = IPFamilies.V4,
        },
        Capabilities =
        [
            new(PlatformFeature.Ingress, FeatureSupport.Yes),
            new(PlatformFeature.Egress, FeatureSupport.No, "enforces no egress rules"),
            new(PlatformFeature.NamespaceSelector, FeatureSupport.Unverified),
            new(PlatformFeature.IPBlock, FeatureSupport.Unverified),
            new(PlatformFeature.Except, FeatureSupport.No, "does not know except"),
            new(PlatformFeature.EndPort, FeatureSupport.No, "ignores endPort and admits the first port only"),
            new(PlatformFeature.Sctp, FeatureSupport.No, "does not know SCTP"),
            new(PlatformFeature.NamedPort, FeatureSupport.Unverified),
            new(PlatformFeature.IPv6, FeatureSupport.No, "knows IPv4 only, so nothing over IPv6 is denied or allowed"),
            new(PlatformFeature.DualStack, FeatureSupport.No),
            new(PlatformFeature.HostNetwork, FeatureSupport.No, "takes pods on the host network for their node: no policy applies to them, and no selector matches them"),
            new(PlatformFeature.ClusterPolicies, FeatureSupport.No),
        ],
        Source = "romana/romana 7f3b49f",
        AsOf = "2018-12-20",
    };
}
