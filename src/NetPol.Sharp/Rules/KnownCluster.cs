using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>What manifests say of a cluster, to be asked what a selector matches without looking at every pod.</summary>
internal sealed class KnownCluster
{
    private readonly Dictionary<string, List<KnownPod>> _pods;
    private readonly Dictionary<(string Namespace, string Key, string Value), List<KnownPod>> _byLabel = [];
    private readonly ILookup<string, Workload> _workloads;
    private readonly Lazy<Dictionary<KnownPod, List<Service>>> _services;
    private readonly ILookup<(string Namespace, string Name), Service> _servicesByName;
    private readonly Dictionary<string, Namespace> _namespaces;
    private readonly HashSet<string> _populated;
    private readonly HashSet<string> _unknown;
    // Compilations that are judged at the same time may share the manifests.
    private readonly ConcurrentDictionary<LabelSelector, IReadOnlyList<string>?> _selected = new();

    internal KnownCluster(Cluster cluster, OtherWorkloads others)
    {
        var directory = new PodDirectory(cluster);
        _pods = directory.Pods.OfType<Pod>().Select(pod => new KnownPod(pod, directory.WorkloadOf(pod)))
            .Concat(others.Pods.Select(pod => new KnownPod(pod, pod.ToString())))
            .OrderBy(pod => pod.Workload, StringComparer.Ordinal).ThenBy(pod => pod.Pod.Name, StringComparer.Ordinal)
            .GroupBy(pod => pod.Pod.Namespace).ToDictionary(pods => pods.Key, pods => pods.ToList());
        foreach (var pod in _pods.Values.SelectMany(pods => pods))
        {
            foreach (var label in pod.Labels)
            {
                var key = (pod.Pod.Namespace, label.Key, label.Value);
                if (!_byLabel.TryGetValue(key, out var pods))
                {
                    _byLabel.Add(key, pods = []);
                }

                pods.Add(pod);
            }
        }

        _workloads = cluster.Workloads.OrderBy(workload => workload.ToString(), StringComparer.Ordinal).ToLookup(workload => workload.Namespace);
        _services = new(() => ByPod(cluster.Services));
        _servicesByName = cluster.Services.ToLookup(service => (service.Namespace, service.Name));
        _namespaces = cluster.Namespaces.GroupBy(ns => ns.Name).ToDictionary(same => same.Key, same => same.First());
        _populated = [.. _pods.Keys.Concat(cluster.Workloads.Select(workload => workload.Namespace))];
        _unknown = [.. others.UnknownIn];
        PopulatedNamespaces = [.. _populated.OrderBy(ns => ns, StringComparer.Ordinal)];
        Annotated = [.. PopulatedNamespaces.SelectMany(Pods).Where(pod => pod.Pod.Template.ScrapedPort is not null)];
    }

    /// <summary>The Namespace objects.</summary>
    internal IReadOnlyCollection<Namespace> Namespaces => _namespaces.Values;

    /// <summary>Whether the manifests define a workload or pod at all.</summary>
    internal bool HoldsPods => _populated.Count > 0;

    /// <summary>Whether the manifests define a workload or pod of a namespace.</summary>
    internal bool HoldsSome(string ns) => _populated.Contains(ns);

    /// <summary>Whether they can also be taken for all of its pods, because no operator makes others.</summary>
    internal bool IsPopulated(string ns) => HoldsSome(ns) && !_unknown.Contains(ns);

    /// <summary>The namespaces of which they hold one, by name.</summary>
    internal IReadOnlyList<string> PopulatedNamespaces { get; }

    /// <summary>The pods that ask to be scraped by an annotation, by namespace and workload.</summary>
    internal IReadOnlyList<KnownPod> Annotated { get; }

    /// <summary>The pods of a namespace, by workload.</summary>
    internal IReadOnlyList<KnownPod> Pods(string ns) => _pods.TryGetValue(ns, out var pods) ? pods : [];

    /// <summary>The pods of a namespace that match a selector, by workload.</summary>
    internal IEnumerable<KnownPod> Pods(string ns, LabelSelector selector)
    {
        var candidates = Pods(ns);
        foreach (var label in selector.MatchLabels)
        {
            if (!_byLabel.TryGetValue((ns, label.Key, label.Value), out var pods))
            {
                return [];
            }

            candidates = pods.Count < candidates.Count ? pods : candidates;
        }

        return selector.MatchesEverything ? candidates : candidates.Where(pod => SelectorReason.Matches(selector, pod.Labels));
    }

    /// <summary>The Service of a name; <c>null</c> when there is none.</summary>
    internal Service? Service(string ns, string name) => _servicesByName[(ns, name)].FirstOrDefault();

    internal IEnumerable<Workload> Workloads(string ns) => _workloads[ns];

    /// <summary>The Services that send connections to a pod, by name.</summary>
    internal IReadOnlyList<Service> ServicesOf(KnownPod pod) => _services.Value.TryGetValue(pod, out var services) ? services : [];

    /// <summary>The labels of a namespace, as far as they are known.</summary>
    internal EquatableArray<KeyValue> Labels(string ns) => EquatableArray.From(
        (_namespaces.TryGetValue(ns, out var known) ? known.Labels.Where(label => label.Key != WellKnownLabels.NamespaceName) : []).Append(new KeyValue(WellKnownLabels.NamespaceName, ns)));

    /// <summary>The namespaces that a peer selects; <c>null</c> where the manifests do not say, or do not say which pods are there.</summary>
    internal IReadOnlyList<string>? NamespacesOf(SelectorPeer peer, string ns)
    {
        if (peer.NamespaceSelector.IsAbsent)
        {
            return IsPopulated(ns) ? [ns] : null;
        }

        return _selected.GetOrAdd(peer.NamespaceSelector, selector => Selected(selector) is { Count: > 0 } found && found.All(IsPopulated) ? found : null);
    }

    /// <summary>
    /// The pods that connections of a rule go to, without those on the host network; <c>null</c> where the manifests do not say.
    /// </summary>
    internal IReadOnlyList<KnownPod>? DestinationsOf(RuleReference rule)
    {
        var ns = rule.Policy.Metadata.Namespace.Text;
        if (rule.Direction == PolicyType.Ingress)
        {
            return IsPopulated(ns) ? [.. Pods(ns, rule.Policy.Spec.PodSelector).Where(pod => pod.IsSubject)] : null;
        }

        var peers = rule.Rule.Peers;
        if (peers.IsAbsentOrEmpty || peers.Any(peer => peer is not SelectorPeer))
        {
            return null;
        }

        var pods = new List<KnownPod>();
        foreach (var peer in peers.OfType<SelectorPeer>())
        {
            if (NamespacesOf(peer, ns) is not { } namespaces)
            {
                return null;
            }

            pods.AddRange(namespaces.SelectMany(selected => Pods(selected, peer.PodSelector)).Where(pod => pod.IsSubject));
        }

        return [.. pods.Distinct()];
    }

    private Dictionary<KnownPod, List<Service>> ByPod(IEnumerable<Service> services)
    {
        var byPod = new Dictionary<KnownPod, List<Service>>();
        foreach (var service in services.Where(service => service.Selector.Count > 0).OrderBy(service => service.Name, StringComparer.Ordinal))
        {
            foreach (var pod in Pods(service.Namespace, new LabelSelector { MatchLabels = service.Selector }))
            {
                if (!byPod.TryGetValue(pod, out var ofPod))
                {
                    byPod.Add(pod, ofPod = []);
                }

                ofPod.Add(service);
            }
        }

        return byPod;
    }

    // Namespaces that nobody wrote down may match as well, so a selector has to ask for something to be taken at its word.
    private IReadOnlyList<string>? Selected(LabelSelector selector)
    {
        if (NamesOf(selector) is { } names)
        {
            return [.. names.Where(name => SelectorReason.Matches(selector, Labels(name))).OrderBy(name => name, StringComparer.Ordinal)];
        }

        return selector.MatchLabels.Count > 0 || selector.MatchExpressions.Any(expression => expression.Operator is LabelSelectorOperator.In or LabelSelectorOperator.Exists)
            ? [.. _namespaces.Keys.Where(name => SelectorReason.Matches(selector, Labels(name))).OrderBy(name => name, StringComparer.Ordinal)]
            : null;
    }

    private static IEnumerable<string>? NamesOf(LabelSelector selector) =>
        selector.MatchLabels.FirstOrDefault(label => label.Key == WellKnownLabels.NamespaceName) is { } label ? [label.Value]
        : selector.MatchExpressions.FirstOrDefault(expression => expression is { Key: WellKnownLabels.NamespaceName, Operator: LabelSelectorOperator.In })?.Values.Distinct();
}
