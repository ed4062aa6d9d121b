namespace NetPol.Sharp.Platforms;

/// <summary>kube-network-policies, the reference implementation.</summary>
internal static class KubeNetworkPoliciesProfile
{
    internal const string Name = "kube-network-policies";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "kube-network-policies", version)
    {
        Capabilities =
        [
            new(PlatformFeature.NamedPort, FeatureSupport.Yes) { Condition = "not of init containers" },
            Deviation.HostNetworkIgnored,
            new(PlatformFeature.ClusterPolicies, FeatureSupport.Partly) { Condition = "ClusterNetworkPolicy v1alpha2 from 1.0, AdminNetworkPolicy up to 0.8.1" },
        ],
        Source = "kubernetes-sigs/kube-network-policies 5f81cc3 (1.1.1)",
        AsOf = "2026-08-21",
    };
}
