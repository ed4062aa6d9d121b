namespace NetPol.Sharp.Platforms;

/// <summary>kube-network-policies, the reference implementation.</summary>
internal static class KubeNetworkPoliciesProfile
{
    internal const string Name = "kube-network-policies";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "kube-network-policies", version)
    {
        Capabilities =
        [
            new(PlatformFeature.Ingress, FeatureSupport.Yes),
            new(PlatformFeature.Egress, FeatureSupport.Yes),
            new(PlatformFeature.NamespaceSelector, FeatureSupport.Yes),
            new(PlatformFeature.IPBlock, FeatureSupport.Yes),
            new(PlatformFeature.Except, FeatureSupport.Yes),
            new(PlatformFeature.EndPort, FeatureSupport.Yes),
            new(PlatformFeature.Sctp, FeatureSupport.Yes),
            new(PlatformFeature.NamedPort, FeatureSupport.Yes) { Condition = "not of init containers" },
            new(PlatformFeature.IPv6, FeatureSupport.Yes),
            new(PlatformFeature.DualStack, FeatureSupport.Yes),
            new(PlatformFeature.HostNetwork, FeatureSupport.No, "takes pods on the host network for their node: no policy applies to them, and no selector matches them"),
            new(PlatformFeature.ClusterPolicies, FeatureSupport.Partly) { Condition = "ClusterNetworkPolicy v1alpha2 from 1.0, AdminNetworkPolicy up to 0.8.1" },
        ],
        Source = "kubernetes-sigs/kube-network-policies 5f81cc3 (1.1.1)",
        AsOf = "2026-08-21",
    };
}
