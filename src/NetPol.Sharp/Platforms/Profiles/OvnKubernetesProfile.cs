namespace NetPol.Sharp.Platforms;

/// <summary>OVN-Kubernetes, the network of OpenShift.</summary>
internal static class OvnKubernetesProfile
{
    internal const string Name = "ovn-kubernetes";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "OVN-Kubernetes", version)
    {
        Options = new()
        {
            OwnNodeEgress = false,
            Hairpin = HairpinMode.Allow,
            RulesOutsidePolicyTypes = OutsidePolicyTypes.Union,
            UnresolvedNamedPort = UnresolvedNamedPort.AllPortsOfProtocol,
        },
        Dns = DnsVariant.OpenShift,
        Capabilities =
        [
            new(PlatformFeature.NamedPort, FeatureSupport.No, "takes a named port for no port at all, so it opens every port of the protocol"),
            new(PlatformFeature.HostNetwork, FeatureSupport.Partly, "matches pods on the host network by a podSelector, so it admits their nodes, and by a namespaceSelector alone it does not") { Condition = "peers with a podSelector" },
            new(PlatformFeature.ClusterPolicies, FeatureSupport.Partly) { Condition = "AdminNetworkPolicy and BaselineAdminNetworkPolicy v1alpha1" },
        ],
        Notes =
        [
            "Rules of a direction that policyTypes does not list count, and do not isolate.",
            "A pod reaches itself through a Service; egress to the own node is judged by policies.",
            "DNS is OpenShift's unless declared otherwise: Dns = DnsVariant.KubeDns.",
        ],
        Source = "ovn-kubernetes/ovn-kubernetes 8871cd9: go-controller/pkg/ovn/gress_policy.go, base_network_controller_policy.go; issue 2117; docs.redhat.com",
        AsOf = "2026-08-21",
    };
}
