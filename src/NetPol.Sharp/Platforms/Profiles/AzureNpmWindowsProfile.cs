namespace NetPol.Sharp.Platforms;

/// <summary>Azure Network Policy Manager on nodes with Windows.</summary>
internal static class AzureNpmWindowsProfile
{
    internal const string Name = "azure-npm-windows";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "Azure NPM (Windows)", version)
    {
        EndOfLife = "since 2026-09-30",
        Options = new()
        {
            Families = IPFamilies.V4,
            EnforcesIPv6 = false,
            Sctp = false,
            UnresolvedNamedPort = UnresolvedNamedPort.RejectPolicy,
        },
        Capabilities =
        [
            new(PlatformFeature.IPBlock, FeatureSupport.Partly),
            new(PlatformFeature.Except, FeatureSupport.No, "does not know except, so the policy cannot be translated"),
            new(PlatformFeature.EndPort, FeatureSupport.Unverified),
            new(PlatformFeature.Sctp, FeatureSupport.No, "does not know SCTP"),
            new(PlatformFeature.NamedPort, FeatureSupport.No, "does not know named ports, so the policy cannot be translated and has no effect"),
            Deviation.IPv4Only,
            Deviation.OneFamily,
            Deviation.HostNetworkIgnored,
            Deviation.NoClusterPolicies,
        ],
        Source = "Azure/azure-container-networking cbd7560: npm/pkg/controlplane/translation/translatePolicy.go",
        AsOf = "2026-08-20",
    };
}
