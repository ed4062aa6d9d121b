using System.Linq;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Whether rules reach the DNS that a cluster has.</summary>
internal static class DnsFit
{
    private const string DnsLabel = "k8s-app";
    private const string KubeDns = "kube-dns";

    private static readonly EquatableArray<KeyValue> s_nodeLocalLabels = [new(DnsLabel, "node-local-dns")];
    private static readonly CidrBlock s_nodeLocal = CidrBlock.TryParse("169.254.20.10/32")!;
    private static readonly CidrBlock s_cloudDns = CidrBlock.TryParse("169.254.169.254/32")!;

    /// <summary>The DNS of a world's cluster, by its declaration or by what runs in it; <see cref="DnsVariant.Unspecified"/> where neither says so.</summary>
    internal static DnsVariant VariantOf(RuleWorld world)
    {
        var declared = world.Platform?.Dns ?? DnsVariant.Unspecified;
        return IsOpenShift(world) ? DnsVariant.OpenShift
            : declared == DnsVariant.OpenShift && Runs(DnsRules.DnsLabels, world) ? DnsVariant.KubeDns
            : declared == DnsVariant.Unspecified && Runs(s_nodeLocalLabels, world) ? DnsVariant.NodeLocal
            : declared;
    }

    /// <summary>Whether the manifests show OpenShift's DNS.</summary>
    internal static bool IsOpenShift(RuleWorld world) => world.Known.Pods(DnsRules.OpenShiftDns).Count > 0;

    /// <summary>Whether a rule lets pods ask that DNS.</summary>
    internal static bool Fits(RuleReference reference, Protocol protocol, DnsVariant variant, RuleWorld world)
    {
        var rule = reference.Rule;
        var isPort = RulePorts.Admits(rule, protocol, variant == DnsVariant.OpenShift ? DnsRules.OpenShiftPort : DnsRules.Port) || rule.Ports.Any(port => port.EffectiveProtocol == protocol && port.Port is PortName);
        return isPort && (rule.Peers.IsAbsentOrEmpty || rule.Peers.Any(peer => Fits(peer, reference, variant, world)));
    }

    private static bool Fits(NetworkPolicyPeer peer, RuleReference reference, DnsVariant variant, RuleWorld world) => (variant, peer) switch
    {
        // The cache may answer at the address of the Service, too.
        (DnsVariant.NodeLocal, IPBlock block) => AddressCover.Holds(block, s_nodeLocal) || block.Cidr.Halves() is null,
        (DnsVariant.CloudDns, IPBlock block) => AddressCover.Holds(block, s_cloudDns),
        (DnsVariant.OpenShift, SelectorPeer pods) => Selects(pods, reference, DnsRules.OpenShiftDns, world) && !IsOf(pods.PodSelector, DnsLabel, KubeDns),
        (DnsVariant.KubeDns, SelectorPeer pods) => Selects(pods, reference, DnsRules.KubeSystem, world) && !IsOfOthers(pods.PodSelector),
        (DnsVariant.KubeDns or DnsVariant.OpenShift, IPBlock) => world.Boxes.Options.IPBlockMatchesPods,
        _ => false,
    };

    private static bool Selects(SelectorPeer peer, RuleReference reference, string ns, RuleWorld world) => peer.NamespaceSelector.IsAbsent
        ? reference.Policy.Metadata.Namespace.Text == ns
        : SelectorReason.Matches(peer.NamespaceSelector, world.Known.Labels(ns)) || Requirements.Of(peer.NamespaceSelector).All(requirement => requirement.Key != WellKnownLabels.NamespaceName && !NamespaceLabels.LikeNames.Contains(requirement.Key));

    private static bool IsOf(LabelSelector selector, string key, string value) =>
        Requirements.Of(selector).Any(requirement => requirement.Key == key && requirement.Operator == LabelSelectorOperator.In && requirement.Values.Contains(value));

    // Other labels the pods of DNS may have as well.
    private static bool IsOfOthers(LabelSelector selector) =>
        Requirements.Of(selector).Any(requirement => requirement.Key == DnsLabel && requirement.Operator == LabelSelectorOperator.In && !requirement.Values.Contains(KubeDns));

    private static bool Runs(EquatableArray<KeyValue> labels, RuleWorld world) => world.Known.Pods(DnsRules.KubeSystem, new LabelSelector { MatchLabels = labels }).Any();
}
