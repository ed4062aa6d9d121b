namespace NetPol.Sharp.Platforms;

/// <summary>Dataplane V2 of Google Kubernetes Engine, a fork of Cilium.</summary>
internal static class GkeDataplaneV2Profile
{
    internal const string Name = "gke-dataplane-v2";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "GKE Dataplane V2", version)
    {
        Options = new()
        {
            IPBlockMatchesPods = false,
            IPBlockMatchesNodes = false,
            RulesOutsidePolicyTypes = OutsidePolicyTypes.Isolate,
        },
        Capabilities =
        [
            new(PlatformFeature.IPBlock, FeatureSupport.Partly) { Condition = "as Cilium" },
            new(PlatformFeature.EndPort, FeatureSupport.Unverified),
            new(PlatformFeature.Sctp, FeatureSupport.Unverified),
            new(PlatformFeature.NamedPort, FeatureSupport.Unverified),
            new(PlatformFeature.IPv6, FeatureSupport.Unverified),
            new(PlatformFeature.DualStack, FeatureSupport.Unverified),
            Deviation.HostNetworkIgnored,
            new(PlatformFeature.ClusterPolicies, FeatureSupport.Unverified),
            Deviation.PodsNotInBlocks,
            new(PlatformFeature.IPBlockOfNodes, FeatureSupport.No, "matches no node by ipBlock"),
        ],
        Notes =
        [
            "Policies are always enforced.",
            "With Cloud DNS pods ask 169.254.169.254: declare Dns = DnsVariant.CloudDns.",
        ],
        Source = "cloud.google.com/kubernetes-engine/docs/how-to/network-policy, /how-to/dataplane-v2; tektoncd/operator#4000",
        AsOf = "2026-08-21",
    };
}
