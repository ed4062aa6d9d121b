namespace NetPol.Sharp.Platforms;

/// <summary>Cilium as Azure runs it.</summary>
internal static class AzureCniCiliumProfile
{
    internal const string Name = "azure-cni-cilium";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "Azure CNI powered by Cilium", version)
    {
        Options = new()
        {
            IPBlockMatchesPods = false,
            IPBlockMatchesNodes = false,
            OwnNodeEgress = false,
            Hairpin = HairpinMode.Allow,
            EndPort = version?.IsBefore(1, 17) != true,
            RulesOutsidePolicyTypes = OutsidePolicyTypes.Isolate,
        },
        Capabilities =
        [
            new(PlatformFeature.IPBlock, FeatureSupport.Partly) { Condition = "neither pods nor nodes" },
            version?.IsBefore(1, 17) == true ? Deviation.EndPortIgnored : new(PlatformFeature.EndPort, FeatureSupport.Yes) { Condition = "from Cilium 1.17" },
            new(PlatformFeature.Sctp, FeatureSupport.Unverified),
            new(PlatformFeature.IPv6, FeatureSupport.Unverified),
            new(PlatformFeature.DualStack, FeatureSupport.Unverified),
            Deviation.HostNetworkIgnored,
            new(PlatformFeature.ClusterPolicies, FeatureSupport.Unverified),
            Deviation.PodsNotInBlocks,
            new(PlatformFeature.IPBlockOfNodes, FeatureSupport.No, "matches no node by ipBlock"),
        ],
        Notes =
        [
            "The version is Cilium's.",
            "Egress to the pod's own node needs a rule.",
            "cilium-config cannot be changed.",
            "Linux only.",
        ],
        Source = "MicrosoftDocs/azure-aks-docs fb060ab: azure-cni-powered-by-cilium.md, migrate-from-npm-to-cilium-network-policy.md",
        AsOf = "2026-08-21",
    };
}
