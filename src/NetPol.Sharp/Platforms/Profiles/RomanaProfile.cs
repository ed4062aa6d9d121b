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
            EnforcesIPv6 = false,
        },
        Capabilities =
        [
            new(PlatformFeature.Egress, FeatureSupport.No, "enforces no egress rules"),
            new(PlatformFeature.NamespaceSelector, FeatureSupport.Unverified),
            new(PlatformFeature.IPBlock, FeatureSupport.Unverified),
            new(PlatformFeature.Except, FeatureSupport.No, "does not know except"),
            Deviation.EndPortIgnored,
            new(PlatformFeature.Sctp, FeatureSupport.No, "does not know SCTP"),
            new(PlatformFeature.NamedPort, FeatureSupport.Unverified),
            Deviation.IPv4Only,
            Deviation.OneFamily,
            Deviation.HostNetworkIgnored,
            Deviation.NoClusterPolicies,
        ],
        Source = "romana/romana 7f3b49f",
        AsOf = "2018-12-20",
    };
}
