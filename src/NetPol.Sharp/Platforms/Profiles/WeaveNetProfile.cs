namespace NetPol.Sharp.Platforms;

/// <summary>Weave Net, which nobody maintains.</summary>
internal static class WeaveNetProfile
{
    internal const string Name = "weave-net";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "Weave Net", version)
    {
        EndOfLife = "since 2024-02: the last release is 2.8.1, and the repository is archived",
        Options = new()
        {
            EndPort = false,
            Families = IPFamilies.V4,
            EnforcesIPv6 = false,
            RulesOutsidePolicyTypes = OutsidePolicyTypes.Union,
            UnresolvedNamedPort = UnresolvedNamedPort.RejectPolicy,
            EnforcesEgress = version?.IsBefore(2, 4) != true,
        },
        Capabilities =
        [
            version?.IsBefore(2, 4) == true ? new(PlatformFeature.Egress, FeatureSupport.No, "enforces no egress rules; it does from 2.4") : new(PlatformFeature.Egress, FeatureSupport.Yes) { Condition = "from 2.4" },
            new(PlatformFeature.IPBlock, FeatureSupport.Partly) { Condition = "sources only as far as addresses are not masqueraded" },
            Deviation.EndPortIgnored,
            new(PlatformFeature.Sctp, FeatureSupport.Unverified),
            new(PlatformFeature.NamedPort, FeatureSupport.No, "rejects the whole policy for it, so the policy is ineffective and isolates nobody"),
            Deviation.IPv4Only,
            Deviation.OneFamily,
            Deviation.HostNetworkIgnored,
            Deviation.NoClusterPolicies,
            new(PlatformFeature.IPBlockOfClients, FeatureSupport.Partly, "masquerades what comes from outside, so the block matches only where addresses are kept: connections to the pod's address, or externalTrafficPolicy: Local"),
        ],
        Notes =
        [
            "EXPECT_NPC=0 switches policies off.",
            "Rules of a direction that policyTypes does not list count, and do not isolate.",
            "Multicast is always allowed.",
        ],
        Source = "weaveworks/weave 8c84763 (2.8.1): npc/analyser.go, site/kubernetes/kube-addon.md",
        AsOf = "2022-11-23",
    };
}
