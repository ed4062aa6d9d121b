using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>
/// Which egress rules let pods ask the cluster's DNS over a protocol, and which pods none of them is for. What may be DNS counts as DNS: its pods in kube-system and
/// openshift-dns, port 53 of any namespace or block that a rule names, single addresses, and wide blocks that hold the networks of clusters.
/// </summary>
internal sealed class DnsRules
{
    internal const int Port = 53;

    // On OpenShift the pods of DNS listen on this port, and the Service on 53.
    internal const int OpenShiftPort = 5353;

    internal const string KubeSystem = "kube-system";
    internal const string OpenShiftDns = "openshift-dns";

    // What looking for a pod without DNS may cost, for a rule, and in rules that are looked at for all of them; beyond that nothing is said.
    private const long Budget = 100_000;
    private const int MaxComparisons = 5_000_000;

    internal static readonly EquatableArray<KeyValue> DnsLabels = [new("k8s-app", "kube-dns")];
    private static readonly string[] s_names = ["dns", "domain", "53"];
    private static readonly CidrBlock s_nodeLocal = CidrBlock.TryParse("169.254.20.10/32")!;

    // Where resolvers of nodes and clouds are, each at an address of its own.
    private static readonly CidrBlock[] s_linkLocal = [.. new[] { "169.254.0.0/16", "fe80::/10" }.Select(text => CidrBlock.TryParse(text)!)];

    // Where the addresses of Services and pods are.
    private static readonly CidrBlock[] s_clusters =
        [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7" }.Select(text => CidrBlock.TryParse(text)!)];

    private readonly RuleWorld _world;
    private readonly Protocol _protocol;
    private readonly DnsVariant _variant;
    private readonly ILookup<string, RuleBoxes> _dns;
    private readonly HashSet<string> _openShift;
    private readonly Dictionary<string, HashSet<LabelSelector>> _selectors = [];
    private readonly Dictionary<string, Box[]> _subjects = [];
    private readonly Dictionary<string, HashSet<KnownPod>> _pods = [];
    private int _comparisons = MaxComparisons;

    /// <summary>Looks at a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="protocol">The protocol that is asked over.</param>
    /// <param name="variant">The DNS that has to be reached; <see cref="DnsVariant.Unspecified"/> where whatever may be DNS will do.</param>
    internal DnsRules(RuleWorld world, Protocol protocol, DnsVariant variant = DnsVariant.Unspecified)
    {
        (_world, _protocol, _variant) = (world, protocol, variant);
        _dns = world.Boxes.Egress.Rules.Where(rule => Allows(rule.Rule)).ToLookup(rule => NamespaceOf(rule.Rule));
        _openShift = [.. world.Boxes.Egress.Rules.Where(rule => IsForOpenShift(rule.Rule.Rule)).Select(rule => NamespaceOf(rule.Rule))];
    }

    /// <summary>Whether DNS itself is what a policy is for.</summary>
    internal static bool IsOfDns(NetworkPolicy policy) =>
        policy.Metadata.Namespace.Text == OpenShiftDns || (policy.Metadata.Namespace.Text == KubeSystem && !policy.Spec.PodSelector.MatchesEverything && SelectorReason.Matches(policy.Spec.PodSelector, DnsLabels));

    /// <summary>The port that a rule gives for DNS over a protocol, by number or name; <c>null</c> when it gives none.</summary>
    internal static NetworkPolicyPort? Item(NetworkPolicyRule rule, Protocol protocol)
    {
        int[] numbers = IsForOpenShift(rule) ? [OpenShiftPort, Port] : [Port, OpenShiftPort];
        return numbers.Select(number => RulePorts.Item(rule, protocol, number)).FirstOrDefault(item => item is not null) ?? rule.Ports.FirstOrDefault(port => IsName(port, protocol));
    }

    /// <summary>Whether a rule of a namespace names OpenShift's DNS, whose pods do not listen on port 53.</summary>
    internal bool IsOpenShift(string ns) => _openShift.Contains(ns);

    /// <summary>Whether a rule lets the pods of its policy ask the cluster's DNS.</summary>
    internal bool Allows(RuleReference reference) => _variant == DnsVariant.Unspecified ? MayAllow(reference) : DnsFit.Fits(reference, _protocol, _variant, _world);

    private bool MayAllow(RuleReference reference)
    {
        var rule = reference.Rule;
        var hasName = rule.Ports.Any(port => IsName(port, _protocol));
        var admits = RulePorts.Admits(rule, _protocol, Port) || hasName;
        if (rule.Peers.IsAbsentOrEmpty)
        {
            return admits;
        }

        var isGiven = RulePorts.Item(rule, _protocol, Port) is not null;
        return rule.Peers.Any(peer => peer switch
        {
            IPBlock block => isGiven || (RulePorts.Admits(rule, _protocol, Port) && MayHoldDns(block)),
            SelectorPeer pods when Selects(pods, reference, OpenShiftDns) && (RulePorts.Item(rule, _protocol, OpenShiftPort) is not null || (Names(pods, OpenShiftDns) && (hasName || RulePorts.Admits(rule, _protocol, OpenShiftPort)))) => true,
            SelectorPeer pods when Selects(pods, reference, KubeSystem) => admits && (isGiven || SelectorReason.Matches(pods.PodSelector, DnsLabels)),
            SelectorPeer { NamespaceSelector.IsAbsent: true } own => isGiven && _world.Known.Pods(NamespaceOf(reference), own.PodSelector).Any(pod => ServicePorts.Declares(pod, _protocol, Port)),
            SelectorPeer pods => isGiven && (IsOther(pods) || (Asks(pods.PodSelector) && !Names(pods, OpenShiftDns))),
            _ => false,
        });
    }

    /// <summary>Whether some pod that a rule is for may not ask DNS by any rule: one of the manifests where they hold its namespace, one that could exist elsewhere.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>Whether other pods of the rule may, and for example which one of the manifests may not; <c>null</c> when there is no such pod.</returns>
    internal (bool IsOnlySome, KnownPod? Example)? Lacking(RuleBoxes rule)
    {
        var ns = NamespaceOf(rule.Rule);
        if (_world.IsPopulated(ns))
        {
            KnownPod[] pods = [.. _world.Known.Pods(ns, rule.Rule.Policy.Spec.PodSelector).Where(pod => pod.IsSubject && !(IsOfDns(ns) && DnsLabels.All(pod.Labels.Contains)))];
            return pods.FirstOrDefault(pod => !Covered(ns).Contains(pod)) is { } lacking ? (pods.Any(Covered(ns).Contains), lacking) : null;
        }

        var subjects = Subjects(ns);
        _comparisons -= subjects.Length;
        return _comparisons <= 0 || _selectors[ns].Contains(rule.Rule.Policy.Spec.PodSelector) || !_world.Boxes.Space.HasOutside(subjects, rule.Subject, Budget)
            ? null
            : (subjects.Any(subject => subject.Intersects(rule.Subject)), null);
    }

    // As charts call it: dns, dns-tcp, udp-53, domain.
    private static bool IsName(NetworkPolicyPort port, Protocol protocol) =>
        port.EffectiveProtocol == protocol && port.Port is PortName { Name: var name } && s_names.Any(part => name.IndexOf(part, StringComparison.Ordinal) >= 0);

    private static bool IsForOpenShift(NetworkPolicyRule rule) => rule.Peers.OfType<SelectorPeer>().Any(peer => Names(peer, OpenShiftDns));

    // A selector that leaves others out means nobody in particular.
    private static bool Names(SelectorPeer peer, string ns) =>
        Requirements.Of(peer.NamespaceSelector).Any(requirement => requirement.Operator == LabelSelectorOperator.In && requirement.Values.Contains(ns));

    // DNS may be anywhere that somebody names, but OpenShift's listens on another port, and everywhere but in kube-system is where it is not.
    private static bool IsOther(SelectorPeer peer) => Requirements.Of(peer.NamespaceSelector).Any(requirement =>
        requirement.Operator == LabelSelectorOperator.Exists ? requirement.Key != WellKnownLabels.NamespaceName : requirement.Operator == LabelSelectorOperator.In && requirement.Values.Any(value => value != OpenShiftDns));

    private static bool Asks(LabelSelector selector) =>
        Requirements.Of(selector).Any(requirement => requirement.Operator is LabelSelectorOperator.In or LabelSelectorOperator.Exists);

    private HashSet<KnownPod> Covered(string ns)
    {
        if (!_pods.TryGetValue(ns, out var pods))
        {
            _pods.Add(ns, pods = [.. _dns[ns].Select(rule => rule.Rule.Policy).Distinct().SelectMany(policy => _world.Known.Pods(ns, policy.Spec.PodSelector))]);
        }

        return pods;
    }

    private Box[] Subjects(string ns)
    {
        if (!_subjects.TryGetValue(ns, out var subjects))
        {
            // Pods of the same selector need not be searched.
            _selectors.Add(ns, [.. _dns[ns].Select(rule => rule.Rule.Policy.Spec.PodSelector)]);
            _subjects.Add(ns, subjects = [.. _dns[ns].GroupBy(rule => rule.Rule.Policy.Spec.PodSelector).Select(same => same.First().Subject)]);
        }

        return subjects;
    }

    private bool Selects(SelectorPeer peer, RuleReference rule, string ns) => peer.NamespaceSelector.IsAbsent
        ? NamespaceOf(rule) == ns
        : SelectorReason.Matches(peer.NamespaceSelector, WithNames(ns)) || SelectorReason.Matches(peer.NamespaceSelector, _world.Known.Labels(ns));

    // Some clusters do label their namespaces like this; that others do not is NETPOL2005.
    private EquatableArray<KeyValue> WithNames(string ns) =>
        EquatableArray.From(_world.Known.Labels(ns).Concat(NamespaceLabels.LikeNames.Select(key => new KeyValue(key, ns))));

    // The address of the Service of DNS, or of a resolver, is one of a cluster's own choice.
    private static bool MayHoldDns(IPBlock block) =>
        AddressCover.Holds(block, s_nodeLocal) || block.Cidr.Halves() is null || s_linkLocal.Any(range => range.Contains(block.Cidr)) || (block.Cidr.PrefixLength <= (block.Cidr.Family == IPFamily.IPv4 ? 16 : 64) && s_clusters.Any(range => AddressCover.HoldsSome(block, range)));

    private static bool IsOfDns(string ns) => ns is KubeSystem or OpenShiftDns;

    private static string NamespaceOf(RuleReference rule) => rule.Policy.Metadata.Namespace.Text;
}
