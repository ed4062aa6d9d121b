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
            Sctp = false,
        },
        Capabilities =
        [
            new(PlatformFeature.Ingress, FeatureSupport.Yes),
            new(PlatformFeature.Egress, FeatureSupport.Yes),
            new(PlatformFeature.NamespaceSelector, FeatureSupport.Yes),
            new(PlatformFeature.IPBlock, FeatureSupport.Partly),
            new(PlatformFeature.Except, FeatureSupport.No, "does not know except, so the policy cannot be translated"),
            new(PlatformFeature.EndPort, FeatureSupport.Unverified),
            new(PlatformFeature.Sctp, FeatureSupport.No, "does not know SCTP"),
            new(PlatformFeature.NamedPort, FeatureSupport.No, "does not know named ports, so the policy cannot be translated"),
            new(PlatformFeature.IPv6, FeatureSupport.No, "knows IPv4 only, so nothing over IPv6 is denied or allowed"),
            new(PlatformFeature.DualStack, FeatureSupport.No),
            new(PlatformFeature.HostNetwork, FeatureSupport.No, "takes pods on the host network for their node: no policy applies to them, and no selector matches them"),
            new(PlatformFeature.ClusterPolicies, FeatureSupport.No),
        ],
        Source = "Azure/azure-container-networking cbd7560: npm/pkg/controlplane/translation/translatePolicy.go",
        AsOf = "2026-08-20",
    };
}
