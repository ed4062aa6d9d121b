namespace NetPol.Sharp.Platforms;

/// <summary>Calico: policies become policies of its own tier <c>default</c>.</summary>
internal static class CalicoProfile
{
    internal const string Name = "calico";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "Calico", version)
    {
        Options = new()
        {
            InitContainerPorts = true,
            OwnNodeEgress = false,
        },
        Capabilities =
        [
            Deviation.HostNetworkIgnored,
            new(PlatformFeature.ClusterPolicies, FeatureSupport.Partly) { Condition = "ClusterNetworkPolicy v1alpha2 from 3.32, AdminNetworkPolicy v1alpha1 in 3.29 to 3.31" },
        ],
        Notes =
        [
            "Port names of init containers count.",
            "Egress to the pod's own node is judged by policies first, then by DefaultEndpointToHostAction (Drop; shipped manifests set ACCEPT).",
            "Connections that exist stay when policies change.",
            "Its own policies (projectcalico.org/v3) with only egress rules are of type Egress alone.",
        ],
        Source = "projectcalico/calico 87c1590: libcalico-go/lib/backend/k8s/conversion, felix/rules",
        AsOf = "2026-08-22",
    };
}
