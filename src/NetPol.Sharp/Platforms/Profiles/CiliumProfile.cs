namespace NetPol.Sharp.Platforms;

/// <summary>Cilium: pods have identities, and addresses are for what has none.</summary>
internal static class CiliumProfile
{
    internal const string Name = "cilium";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "Cilium", version)
    {
        Options = new()
        {
            IPBlockMatchesPods = false,
            IPBlockMatchesNodes = false,
            OwnNodeEgress = false,
            Hairpin = HairpinMode.Allow,
            EndPort = version?.IsBefore(1, 17) != true,
            Sctp = false,
            RulesOutsidePolicyTypes = OutsidePolicyTypes.Isolate,
        },
        Capabilities =
        [
            new(PlatformFeature.IPBlock, FeatureSupport.Partly) { Condition = "not pods, and nodes only with policy-cidr-match-mode (1.15)" },
            version?.IsBefore(1, 17) == true ? Deviation.EndPortIgnored : new(PlatformFeature.EndPort, FeatureSupport.Yes) { Condition = "from 1.17" },
            new(PlatformFeature.Sctp, FeatureSupport.Partly, "admits no SCTP unless sctp.enabled is set (beta)") { Condition = "with sctp.enabled=true, beta" },
            version?.IsBefore(1, 19) == true ? new(PlatformFeature.NamedPort, FeatureSupport.Partly) { Condition = "one number a name" } : new(PlatformFeature.NamedPort, FeatureSupport.Yes),
            Deviation.HostNetworkIgnored,
            new(PlatformFeature.ClusterPolicies, FeatureSupport.Partly) { Condition = "ClusterNetworkPolicy from 1.20 with k8sClusterNetworkPolicy.enabled" },
            Deviation.PodsNotInBlocks,
            new(PlatformFeature.IPBlockOfNodes, FeatureSupport.No, "matches no node by ipBlock unless policy-cidr-match-mode says so"),
            version?.IsBefore(1, 19) == true ? new(PlatformFeature.NamedPortOfSeveralNumbers, FeatureSupport.No, "takes one of the numbers for all pods") : new(PlatformFeature.NamedPortOfSeveralNumbers, FeatureSupport.Yes),
        ],
        Notes =
        [
            "A rule of a direction that policyTypes does not list isolates and allows.",
            "Egress to the pod's own node needs a rule.",
            "A pod reaches itself through a Service.",
            "enable-policy: never, or enable-k8s-networkpolicy: false in ConfigMap cilium-config switches policies off.",
        ],
        Source = "docs.cilium.io network/kubernetes/policy, issues 9209, 16622, 5719, 30003; pkg/k8s/network_policy.go 0a0f0d9c; AKS docs fb060ab (endPort)",
        AsOf = "2026-08-21",
    };
}
