using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetPol.Sharp.Model;

/// <summary>Gathers a <see cref="Cluster"/> from manifests. Documents are decoded as they come and not kept.</summary>
public sealed class ClusterReader
{
    private static readonly Dictionary<string, WorkloadKind> s_workloadKinds =
        new[]
        {
            WorkloadKind.Deployment, WorkloadKind.StatefulSet, WorkloadKind.DaemonSet, WorkloadKind.ReplicaSet,
            WorkloadKind.Job, WorkloadKind.CronJob, WorkloadKind.ReplicationController,
        }.ToDictionary(kind => kind.ToString(), StringComparer.Ordinal);

    private readonly string _defaultNamespace;
    private readonly Func<ManifestObject, bool> _accepts;
    private readonly List<Namespace> _namespaces = [];
    private readonly List<Node> _nodes = [];
    private readonly List<Pod> _pods = [];
    private readonly List<Workload> _workloads = [];
    private readonly List<Service> _services = [];
    private readonly List<Ingress> _ingresses = [];
    private readonly List<EndpointSlice> _slices = [];
    private readonly List<NetworkPolicy> _policies = [];
    private readonly List<ManifestProblem> _problems = [];
    private readonly List<ManifestProblem> _conflicts = [];
    private readonly SortedDictionary<string, int> _skipped = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Namespace, string Name), SourceSpan> _seen = [];

    /// <summary>A reader that has read nothing yet.</summary>
    /// <param name="defaultNamespace">The namespace of objects that name none.</param>
    /// <param name="accepts">Whether the API server takes a policy; one that it does not take is not in the cluster.</param>
    public ClusterReader(string defaultNamespace, Func<ManifestObject, bool> accepts)
    {
        _defaultNamespace = defaultNamespace;
        _accepts = accepts;
    }

    /// <summary>Reads all documents.</summary>
    /// <param name="documents">The documents of all files.</param>
    public ClusterReading Read(IEnumerable<ManifestDocument> documents)
    {
        foreach (var document in documents)
        {
            foreach (var item in ManifestItem.Open(document, _problems.Add))
            {
                TryAdd(item);
            }
        }

        return Result();
    }

    /// <summary>What was read so far.</summary>
    internal ClusterReading Result()
    {
        var cluster = new Cluster
        {
            Namespaces = EquatableArray.From(_namespaces),
            Nodes = EquatableArray.From(_nodes),
            Pods = EquatableArray.From(_pods),
            Workloads = EquatableArray.From(_workloads),
            Services = EquatableArray.From(_services),
            Ingresses = EquatableArray.From(_ingresses),
            EndpointSlices = EquatableArray.From(_slices),
            NetworkPolicies = EquatableArray.From(_policies),
        };
        return new ClusterReading(cluster, _problems, _conflicts, _skipped);
    }

    /// <summary>Reads one object.</summary>
    /// <returns>Whether it is of a kind that matters.</returns>
    internal bool TryAdd(ManifestItem item)
    {
        try
        {
            return Add(item);
        }
        catch (NotDecodableException exception)
        {
            _problems.Add(new ManifestProblem(exception.Span, Message.OneLine($"{item.Kind}: {exception.Message}")));
            return true;
        }
    }

    private bool Add(ManifestItem item)
    {
        var root = item.Object;
        var group = item.ApiVersion.IndexOf('/') is var slash and >= 0 ? item.ApiVersion.Substring(0, slash) : "";
        switch (group, item.Kind)
        {
            case ("", "Namespace"):
                Keep(_namespaces, item, ClusterDecoder.Namespace(root));
                break;
            case ("", "Node"):
                Keep(_nodes, item, ClusterDecoder.Node(root));
                break;
            case ("", "Pod"):
                Keep(_pods, item, ClusterDecoder.Pod(root, _defaultNamespace));
                break;
            case ("", "Service"):
                Keep(_services, item, ClusterDecoder.Service(root, _defaultNamespace));
                break;
            case ("" or "apps" or "batch", _) when s_workloadKinds.TryGetValue(item.Kind, out var kind):
                Keep(_workloads, item, ClusterDecoder.Workload(root, kind, _defaultNamespace));
                break;
            case ("networking.k8s.io", "Ingress"):
                Keep(_ingresses, item, ClusterDecoder.Ingress(root, _defaultNamespace));
                break;
            case ("discovery.k8s.io", "EndpointSlice"):
                Keep(_slices, item, ClusterDecoder.EndpointSlice(root, _defaultNamespace));
                break;
            case var _ when item.IsPolicy:
                AddPolicy(item);
                break;
            default:
                _skipped[item.Description] = _skipped.TryGetValue(item.Description, out var count) ? count + 1 : 1;
                return false;
        }

        return true;
    }

    private void AddPolicy(ManifestItem item)
    {
        if (!_accepts(item.Object))
        {
            return;
        }

        var policy = NetworkPolicyDecoder.TryDecode(item.Object)
            ?? throw new NotDecodableException(item.Object.Span, "the object cannot be read as a NetworkPolicy; 'netpol lint' says why");
        Keep(_policies, item, policy.InNamespaceIfUnnamed(_defaultNamespace));
    }

    // One object under one name: applied after each other the last would stay, and which one is meant nobody knows.
    private void Keep<T>(List<T> list, ManifestItem item, T value)
        where T : notnull
    {
        var metadata = Decoding.Object(item.Object["metadata"]);
        var name = Decoding.Text(metadata["name"]);
        var ns = item.Kind is "Namespace" or "Node" ? "" : ClusterDecoder.NamespaceOf(metadata, _defaultNamespace);
        var span = metadata["name"]?.Span ?? item.Object.Span;
        if (name.Length == 0)
        {
            throw new NotDecodableException(span, "metadata.name is missing");
        }

        if (name.Concat(ns).Any(char.IsControl))
        {
            throw new NotDecodableException(span, "a name or namespace holds a line break or another control character, which no server takes");
        }

        if (_seen.TryGetValue((item.Kind, ns, name), out var first))
        {
            _conflicts.Add(new ManifestProblem(span, string.Format(
                CultureInfo.InvariantCulture, "{0} '{1}' is defined twice, first at {2}; remove one of them", item.Kind, ns.Length == 0 ? name : ns + "/" + name, first)));
            return;
        }

        _seen.Add((item.Kind, ns, name), span);
        list.Add(value);
    }
}
