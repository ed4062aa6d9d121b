using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>A <see cref="PolicyEngine"/> with the class of every pod. A pod has the index that it has in the list it was loaded from.</summary>
internal sealed class PodEngine
{
    private readonly List<int> _classes = [];
    private readonly RowTable _rows;
    private readonly Matrix?[] _matrices = new Matrix?[2];
    private int _version;

    private PodEngine(PolicyEngine engine)
    {
        Policies = engine;
        _rows = new RowTable(engine);
    }

    internal PolicyEngine Policies { get; }

    internal static PodEngine Load(
        IReadOnlyList<Namespace> namespaces, IReadOnlyList<NetworkPolicy> policies, IReadOnlyList<Pod?> pods, ConnectivityOptions options, bool mayMatch)
    {
        var engine = new PolicyEngine(options, mayMatch);
        engine.Load(namespaces, policies);
        var loaded = new PodEngine(engine);
        loaded._classes.AddRange(Enumerable.Repeat(-1, pods.Count));

        // Namespace by namespace, so that the classes of one are neighbours and sets of them short.
        foreach (var index in ByNamespace(pods))
        {
            loaded._classes[index] = engine.ClassOf(pods[index]!);
        }

        engine.Compile(policies);
        return loaded;
    }

    internal int ClassOf(int pod) => _classes[pod];

    internal void SetPod(int index, Pod pod)
    {
        while (_classes.Count <= index)
        {
            _classes.Add(-1);
        }

        _classes[index] = Policies.ClassOf(pod);
    }

    /// <summary>All connections of a family, in the present state.</summary>
    internal Matrix Matrix(IPFamily family)
    {
        Policies.CutAddresses();
        if (_version != Policies.Version)
        {
            _version = Policies.Version;
            _matrices[0] = _matrices[1] = null;
        }

        return _matrices[(int)family] ??= new Matrix(Policies, _rows, family);
    }

    private static IEnumerable<int> ByNamespace(IReadOnlyList<Pod?> pods)
    {
        var buckets = new Dictionary<string, List<int>>();
        for (var index = 0; index < pods.Count; index++)
        {
            if (pods[index] is not { } pod)
            {
                continue;
            }

            if (!buckets.TryGetValue(pod.Namespace, out var bucket))
            {
                buckets.Add(pod.Namespace, bucket = []);
            }

            bucket.Add(index);
        }

        return buckets.Values.SelectMany(bucket => bucket);
    }
}
