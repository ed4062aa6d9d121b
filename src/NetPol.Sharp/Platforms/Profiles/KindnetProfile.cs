namespace NetPol.Sharp.Platforms;

/// <summary>kindnet, the network of kind: kube-network-policies inside.</summary>
internal static class KindnetProfile
{
    internal const string Name = "kindnet";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "kindnet", version)
    {
        Enforces = version?.IsBefore(0, 24) != true,
        Enforcement = version?.IsBefore(0, 24) == true ? "create the cluster with kind 0.24 or later, or with another plugin (disableDefaultCNI)" : "",
        Options = new()
        {
            EnforcesIngress = version?.IsBefore(0, 24) != true,
            EnforcesEgress = version?.IsBefore(0, 24) != true,
        },
        Capabilities =
        [
            new(PlatformFeature.NamedPort, FeatureSupport.Yes) { Condition = "not of init containers" },
            Deviation.HostNetworkIgnored,
            Deviation.NoClusterPolicies,
        ],
        Notes =
        [
            "The version is kind's; before 0.24 it enforces nothing (kind's release notes, not verified).",
            "Traffic of user 0 in the namespace of the host passes (kind issue 3875).",
            "When it fails, connections pass (FailOpen).",
        ],
        Source = "kubernetes-sigs/kube-network-policies 5f81cc3 (1.1.1); kubernetes-sigs/kind fed2688",
        AsOf = "2026-08-21",
    };
}
