namespace NetPol.Sharp.Platforms;

/// <summary>The AWS VPC CNI with its network policy agent.</summary>
internal static class AwsVpcCniProfile
{
    internal const string Name = "aws-vpc-cni";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "AWS VPC CNI", version)
    {
        Enforces = version?.IsBefore(1, 14) != true,
        Enforcement = version?.IsBefore(1, 14) == true ? "upgrade to 1.14 or later, and set enableNetworkPolicy: \"true\" on the add-on" : "it is off until the add-on has enableNetworkPolicy: \"true\" (agent argument --enable-network-policy=true)",
        Options = new()
        {
            EnforcesIngress = version?.IsBefore(1, 14) != true,
            EnforcesEgress = version?.IsBefore(1, 14) != true,
            NamedPortEgressScope = NamedPortScope.None,
            MergesNamedPorts = true,
            PolicyOnServicePort = true,
            RulesOutsidePolicyTypes = OutsidePolicyTypes.Isolate,
        },
        Capabilities =
        [
            new(PlatformFeature.NamedPort, FeatureSupport.Partly) { Condition = "not in egress towards addresses or everyone" },
            new(PlatformFeature.IPv6, FeatureSupport.Partly) { Condition = "an IPv4 or an IPv6 cluster" },
            Deviation.OneFamily,
            Deviation.HostNetworkIgnored,
            new(PlatformFeature.ClusterPolicies, FeatureSupport.Partly) { Condition = "its own kinds, networking.k8s.aws" },
            new(PlatformFeature.NamedPortTowardsAnyone, FeatureSupport.No, "cannot look the name up there, so the port is not allowed"),
            new(PlatformFeature.NamedPortOfSeveralNumbers, FeatureSupport.No, "merges the numbers in an ingress rule, so each of the pods is open on all of them"),
            new(PlatformFeature.ManyPorts, FeatureSupport.No, "takes 24 combinations of port and protocol for one peer"),
            new(PlatformFeature.PodsWithoutOwner, FeatureSupport.No, "does not support pods that no workload owns"),
            new(PlatformFeature.ServicePort, FeatureSupport.No, "judges egress before the address of a Service is rewritten, so the Service has to listen on the port of its pods"),
        ],
        Notes =
        [
            "Off by default.",
            "NETWORK_POLICY_ENFORCING_MODE=standard: a new pod is open until its policies are there; strict: it is closed, and every pod needs a policy, CoreDNS too.",
            "Linux nodes on EC2 with kernel 5.10 or later; neither Fargate nor Windows.",
            "A rule of a direction that policyTypes does not list isolates and allows.",
            "Rules of the family that the cluster does not use are ignored; say which one it is with --families.",
        ],
        Source = "aws/amazon-network-policy-controller-k8s ecc7e6a: pkg/resolvers; aws/aws-network-policy-agent c8619c0; aws/amazon-vpc-cni-k8s b521883; EKS user guide",
        AsOf = "2026-08-21",
    };
}
