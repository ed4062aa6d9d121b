namespace NetPol.Sharp.Platforms;

/// <summary>Azure Network Policy Manager on Linux nodes.</summary>
internal static class AzureNpmProfile
{
    internal const string Name = "azure-npm";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "Azure NPM", version)
    {
        EndOfLife = "on 2028-09-30; nodes with Windows on 2026-09-30",
        Options = new()
        {
            Families = IPFamilies.V4,
            EnforcesIPv6 = false,
        },
        Capabilities =
        [
            Deviation.IPv4Only,
            Deviation.OneFamily,
            Deviation.HostNetworkIgnored,
            Deviation.NoClusterPolicies,
        ],
        Notes =
        [
            "At most 250 nodes and 20,000 pods.",
            "Egress to the own node is always open.",
            "Connections through a LoadBalancer or NodePort with externalTrafficPolicy: Cluster bypass ingress policies.",
            "Changes of ipBlocks may be late (issues 2963, 2977).",
        ],
        Source = "Azure/azure-container-networking cbd7560: npm; MicrosoftDocs/azure-aks-docs fb060ab",
        AsOf = "2026-08-21",
    };
}
