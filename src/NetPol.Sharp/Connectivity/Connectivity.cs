using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Engine;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>
/// What NetworkPolicies allow in a cluster: single connections, all of them, and why. Loaded once; a change of a policy or a pod costs what it
/// touches. Not for use by several threads at once.
/// </summary>
public sealed class Connectivity
{
    private readonly Dictionary<(string Namespace, string Name), NetworkPolicy> _policies = [];
    private readonly Dictionary<string, Namespace> _namespaces = [];
    private PodDirectory _pods;
    private readonly Cluster _cluster;
    private PodEngine _must;
    private PodEngine? _may;
    private Cluster? _present;
    private NetworkPolicy[]? _ordered;
    private NetworkPolicy[]? _read;

    private Connectivity(Cluster cluster, ConnectivityOptions options)
    {
        (_cluster, Options) = (cluster, options.For(cluster));
        foreach (var ns in cluster.Namespaces.AsSpan())
        {
            _namespaces[ns.Name] = ns;
        }

        foreach (var policy in cluster.NetworkPolicies.AsSpan())
        {
            Reject(_policies.ContainsKey(Key(policy)), policy);
            _policies.Add(Key(policy), policy);
        }

        _pods = new PodDirectory(cluster);
        (_must, _may) = Load();
    }

    /// <summary>The plugin's habits that answers are given for.</summary>
    public ConnectivityOptions Options { get; }

    /// <summary>The policies, in the order of namespaces and names.</summary>
    public IEnumerable<NetworkPolicy> Policies => _ordered ??= [.. _policies.OrderBy(entry => entry.Key.Namespace, StringComparer.Ordinal).ThenBy(entry => entry.Key.Name, StringComparer.Ordinal).Select(entry => entry.Value)];

    /// <summary>The policies as the plugin reads them, in the same order.</summary>
    internal IEnumerable<NetworkPolicy> AsRead => _read ??= [.. Policies.Select(policy => NamesElsewhere.Resolve(policy, _pods.Pods, Options))];

    /// <summary>The cluster in its present state.</summary>
    public Cluster Cluster => _present ??= _cluster with
    {
        Namespaces = EquatableArray.From(_namespaces.Values),
        NetworkPolicies = EquatableArray.From(Policies),
        Pods = EquatableArray.From(_pods.Objects),
    };

    internal PodDirectory Pods => _pods;

    internal PodEngine Engine => _must;

    /// <summary>Whether an answer may depend on the address that some pod will get: it has none yet, and an <c>ipBlock</c> covers a part of those possible.</summary>
    internal bool DependsOnAddresses => _may is not null;

    /// <summary>Loads a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="options">The plugin's habits; the API's text where none are given.</param>
    /// <exception cref="ClusterException">Two pods or two policies have one name.</exception>
    public static Connectivity Of(Cluster cluster, ConnectivityOptions? options = null) =>
        new(Literal.NotNull(cluster, "The cluster"), options ?? new ConnectivityOptions());

    /// <summary>The end of a name or an address. An address that a pod has is that pod.</summary>
    /// <param name="name">A pod <c>namespace/name</c>, a workload <c>namespace/name[Kind]</c> (one of its pods), or an address.</param>
    /// <param name="defaultNamespace">The namespace of a name without one.</param>
    /// <exception cref="ClusterException">There is no such pod; the sentence says which names are close.</exception>
    public ConnectionEnd Find(string name, string defaultNamespace = "default")
    {
        if (Address.TryParse(Literal.NotNull(name, "The name of an end")) is { } address)
        {
            return _pods.IndexOf(address) is { } owner ? new ConnectionEnd(_pods.Pods[owner]!, owner, address.Family) : new ConnectionEnd(address, _pods.IsNode(address));
        }

        if (CidrBlock.TryParse(name) is not null)
        {
            throw new ClusterException($"'{name}' is a range of addresses; ask for one address of it");
        }

        var (ns, ownName) = Split(name, defaultNamespace);
        var found = _pods.Find(ns, ownName);
        if (found.FirstOrDefault(index => _must.ClassOf(index) != _must.ClassOf(found[0]) || _may?.ClassOf(index) != _may?.ClassOf(found[0])) is var other and not 0)
        {
            throw new ClusterException($"the pods of '{name}' are not alike to policies, for example '{_pods.Pods[found[0]]}' and '{_pods.Pods[other]}'; ask for one of them");
        }

        return new ConnectionEnd(_pods.Pods[found[0]]!, found[0]) { IsOnSeveralNodes = found.Any(index => !_pods.AreOnOneNode(found[0], index)) };
    }

    /// <summary>Whether a connection is allowed. Allocates nothing.</summary>
    /// <param name="from">The end that connects.</param>
    /// <param name="to">The end that listens.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="port">The port of the destination, 1 to 65535; for a pod the container's, never a Service's.</param>
    /// <param name="family">The address family; a verdict is for a pair of addresses.</param>
    /// <exception cref="ClusterException">An end has completed or has no address of the family, or neither end is a pod.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such port.</exception>
    public Verdict Query(ConnectionEnd from, ConnectionEnd to, Protocol protocol, int port, IPFamily family = IPFamily.IPv4)
    {
        if (!PortSyntax.IsNumber(port))
        {
            throw new ArgumentOutOfRangeException(nameof(port), port, "Ports go from 1 to 65535.");
        }

        (from, to) = (Present(from), Present(to));
        Judgeable.Check(from, to, family, Options);

        // A pod always reaches itself, whatever policies say (docs: "a pod cannot block access to itself").
        return from.Index >= 0 && from.Index == to.Index ? Verdict.Allowed : Judge(from, to, ConnectionSet.Point(protocol, port), ConnectionSet.Point(protocol, port), family);
    }

    /// <summary>Why a connection is allowed or not.</summary>
    /// <param name="from">The end that connects.</param>
    /// <param name="to">The end that listens.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="port">The port of the destination, 1 to 65535.</param>
    /// <param name="family">The address family.</param>
    /// <exception cref="ClusterException">As <see cref="Query"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such port.</exception>
    public Explanation Explain(ConnectionEnd from, ConnectionEnd to, Protocol protocol, int port, IPFamily family = IPFamily.IPv4) =>
        new Explainer(this).Explain(Present(from), Present(to), protocol, port, family, Query(from, to, protocol, port, family));

    /// <summary>Whether what is behind a Service is reached: its name, its port, each backend, and the mistake where a policy gives the Service's port.</summary>
    /// <param name="from">The end that connects.</param>
    /// <param name="service">The Service, <c>namespace/name</c>.</param>
    /// <param name="port">The Service's port, a number or a name.</param>
    /// <param name="protocol">The protocol; <c>null</c> where the port has only one.</param>
    /// <param name="family">The address family.</param>
    /// <param name="defaultNamespace">The namespace of a Service without one.</param>
    /// <exception cref="ClusterException">There is no such Service or it has no such port.</exception>
    public ServiceExplanation ExplainService(ConnectionEnd from, string service, PortSpecifier port, Protocol? protocol = null, IPFamily family = IPFamily.IPv4, string defaultNamespace = "default")
    {
        var route = new ServiceRoute(this);
        var (ns, name) = Split(service, defaultNamespace);
        return route.Explain(from, route.Find(ns, name), port, protocol, family);
    }

    /// <summary>Whether what is behind an Ingress is reached, backend by backend. Pods behind it see the controller as the source, never the client.</summary>
    /// <param name="from">A pod of the Ingress controller; what is outside reaches the controller, never the pods behind it.</param>
    /// <param name="ingress">The Ingress, <c>namespace/name</c>.</param>
    /// <param name="family">The address family.</param>
    /// <param name="defaultNamespace">The namespace of an Ingress without one.</param>
    /// <exception cref="ClusterException">There is no such Ingress, or the source is no pod.</exception>
    public IReadOnlyList<IngressRoute> ExplainIngress(ConnectionEnd from, string ingress, IPFamily family = IPFamily.IPv4, string defaultNamespace = "default")
    {
        var (ns, name) = Split(ingress, defaultNamespace);
        var found = Cluster.Ingresses.FirstOrDefault(known => known.Namespace == ns && known.Name == name)
            ?? throw new ClusterException($"there is no Ingress '{ns}/{name}'; {(Cluster.Ingresses.Count == 0 ? "the manifests hold none" : "there are " + string.Join(", ", Cluster.Ingresses.Select(known => $"'{known}'")))}");
        return from.Pod is null
            ? throw new ClusterException($"pods behind an Ingress see its controller as the source, never the client; ask from a pod of the controller instead of {from}")
            : [.. found.Backends.Select(backend => Route(from, ns, backend, family))];
    }

    /// <summary>All that is allowed, pair by pair. Connections of an end with itself are left out.</summary>
    /// <param name="by">Whether ends are pods or workloads; what one pod of a workload may do is the workload's.</param>
    public IEnumerable<Connection> Connections(ConnectionGrouping by = ConnectionGrouping.Pod) => new ConnectionList(this, by).All();

    /// <summary>Adds a policy, or puts it in the place of the one with its namespace and name.</summary>
    /// <param name="policy">The policy.</param>
    public void Set(NetworkPolicy policy)
    {
        _policies[Key(Literal.NotNull(policy, "The policy"))] = policy;
        (_ordered, _read) = (null, null);
        Update(engine => engine.Policies.Set(NamesElsewhere.Resolve(policy, _pods.Pods, Options)));
    }

    /// <summary>Removes a policy.</summary>
    /// <param name="ns">Its namespace.</param>
    /// <param name="name">Its name.</param>
    /// <returns>Whether there was one.</returns>
    public bool RemovePolicy(string ns, string name)
    {
        var isThere = _policies.Remove((ns, name));
        (_ordered, _read) = (null, null);
        if (isThere)
        {
            Update(engine => engine.Policies.Remove(ns, name));
        }

        return isThere;
    }

    /// <summary>Adds a pod, or puts it in the place of the one with its namespace and name: other labels, addresses, ports.</summary>
    /// <param name="pod">The pod.</param>
    public void Set(Pod pod)
    {
        var index = _pods.Set(Literal.NotNull(pod, "The pod"));
        if (_pods.StandInsAreStale || Options.LooksNamesUpElsewhere)
        {
            Reload();
            return;
        }

        var placed = _pods.Pods[index]!;
        if (_may is null && placed.Addresses.Count == 0)
        {
            // What was certain before may depend on this pod's address.
            Reload();
            return;
        }

        Update(engine => engine.SetPod(index, placed));
    }

    /// <summary>Removes a pod.</summary>
    /// <param name="ns">Its namespace.</param>
    /// <param name="name">Its name.</param>
    /// <returns>Whether there was one.</returns>
    public bool RemovePod(string ns, string name)
    {
        if (_pods.IndexOf(ns, name) is not { } index)
        {
            return false;
        }

        _pods.Remove(index);
        _present = null;
        if (_pods.StandInsAreStale || Options.LooksNamesUpElsewhere || (_may is not null && !_pods.HasUnknownAddress(Options)))
        {
            Reload();
        }

        return true;
    }

    /// <summary>Adds a namespace, or gives the one of its name other labels.</summary>
    /// <param name="ns">The namespace.</param>
    public void Set(Namespace ns)
    {
        _namespaces[Literal.NotNull(ns, "The namespace").Name] = ns;
        Reload();
    }

    /// <summary>Policies that select a pod on the host network, where most plugins do not apply them, each with one such pod.</summary>
    internal IEnumerable<(NetworkPolicy Policy, Pod Pod)> PoliciesOnHostNetwork() => Options.HostNetworkMode == HostNetworkMode.AsPod ? [] :
        from pod in _pods.Pods
        where pod is { Template.HostNetwork: true, HasCompleted: false }
        from policy in Policies
        where PolicyReading.NamespaceOf(policy) == pod.Namespace && SelectorReason.Matches(policy.Spec.PodSelector, pod.Template.Labels)
        group pod by policy into pods
        select (pods.Key, pods.First());

    /// <summary>Whether two ends both have an address of a family that the cluster uses.</summary>
    internal bool Shares(ConnectionEnd from, ConnectionEnd to, IPFamily family) => Options.Uses(family) && from.Has(family) && to.Has(family);

    /// <summary>The verdict of both sides, each for a port of its own; loopback is no exception here.</summary>
    internal Verdict Judge(ConnectionEnd from, ConnectionEnd to, int egressPoint, int ingressPoint, IPFamily family)
    {
        if (!Options.Enforces(family) || Allows(_must, from, to, egressPoint, ingressPoint, family))
        {
            return Verdict.Allowed;
        }

        return _may is not null && Allows(_may, from, to, egressPoint, ingressPoint, family) ? Verdict.DependsOnAddress : Verdict.Denied;
    }

    /// <summary>All that is allowed between two ends that are not one pod.</summary>
    /// <param name="from">The end that connects.</param>
    /// <param name="to">The end that listens.</param>
    /// <param name="family">The address family, which both have.</param>
    /// <param name="counts">Whether what depends on the address that a pod will get counts as allowed.</param>
    internal ConnectionSet Between(ConnectionEnd from, ConnectionEnd to, IPFamily family, bool counts)
    {
        var engine = counts ? _may ?? _must : _must;

        // The classes first: one of an address may be new.
        var (source, destination) = (ClassOf(engine, from), ClassOf(engine, to));
        var ports = engine.Matrix(family).Cell(source, destination, IsExempt(PolicyType.Egress, from.Pod, to), IsExempt(PolicyType.Ingress, to.Pod, from));
        return engine.Policies.Ports[ports];
    }

    /// <summary>A number for pods that policies cannot tell apart, whatever addresses they will get.</summary>
    internal (int Must, int May) KindOf(ConnectionEnd end) => (_must.ClassOf(end.Index), _may?.ClassOf(end.Index) ?? 0);

    internal EquatableArray<KeyValue> LabelsOfNamespace(string name) => _namespaces.TryGetValue(name, out var ns) ? ns.Labels : [];

    internal NetworkPolicy? Policy(string ns, string name) => _policies.TryGetValue((ns, name), out var policy) ? policy : null;

    internal ConnectionEnd EndOf(int index) => new(_pods.Pods[index]!, index);

    /// <summary>Whether policies have no say on one side, because the other end is the pod's own node.</summary>
    internal bool IsExempt(PolicyType direction, Pod? self, ConnectionEnd peer) =>
        self is not null && (direction == PolicyType.Ingress || Options.OwnNodeEgress) && _pods.IsOwnNode(peer, self);

    private IngressRoute Route(ConnectionEnd from, string ns, IngressBackend backend, IPFamily family)
    {
        try
        {
            return new IngressRoute(backend, ExplainService(from, ns + "/" + backend.ServiceName, backend.ServicePort, Protocol.Tcp, family), "");
        }
        catch (ClusterException exception)
        {
            // A path that leads nowhere does not hide the others.
            return new IngressRoute(backend, Service: null, exception.Message);
        }
    }

    private static (string Namespace, string Name) Split(string name, string defaultNamespace)
    {
        var slash = name.IndexOf('/');
        return (slash < 0 ? defaultNamespace : name.Substring(0, slash), name.Substring(slash + 1));
    }

    private static (string Namespace, string Name) Key(NetworkPolicy policy) => (PolicyReading.NamespaceOf(policy), policy.Metadata.Name);

    private static void Reject(bool isSecond, NetworkPolicy policy)
    {
        if (isSecond)
        {
            throw new ClusterException(string.Format(CultureInfo.InvariantCulture, "policy '{0}' is defined twice; remove one of them", policy), policy.Span);
        }
    }

    // An end that was found before a change is the pod of its name now.
    private ConnectionEnd Present(ConnectionEnd end)
    {
        if (end.Pod is not { } pod || (end.Index < _pods.Pods.Count && ReferenceEquals(_pods.Pods[end.Index], pod)))
        {
            return end;
        }

        return _pods.IndexOf(pod.Namespace, pod.Name) is { } index
            ? end.At(_pods.Pods[index]!, index)
            : throw new ClusterException($"'{pod}' was removed");
    }

    private bool Allows(PodEngine engine, ConnectionEnd from, ConnectionEnd to, int egressPoint, int ingressPoint, IPFamily family)
    {
        var (source, destination) = (ClassOf(engine, from), ClassOf(engine, to));
        return (engine.Policies.Admits(PolicyType.Egress, source, destination, destination, egressPoint, family) || IsExempt(PolicyType.Egress, from.Pod, to))
            && (engine.Policies.Admits(PolicyType.Ingress, destination, source, destination, ingressPoint, family) || IsExempt(PolicyType.Ingress, to.Pod, from));
    }

    private static int ClassOf(PodEngine engine, ConnectionEnd end) => end.Index >= 0 ? engine.ClassOf(end.Index) : engine.Policies.ClassOf(end.Address!.Value, end.IsNode);

    // Pods that workloads stand for come and go with those that they own.
    private void Reload()
    {
        (_present, _read) = (null, null);
        _pods = new PodDirectory(Cluster);
        (_must, _may) = Load();
    }

    private (PodEngine Must, PodEngine? May) Load()
    {
        IReadOnlyList<Namespace> namespaces = [.. _namespaces.Values];
        IReadOnlyList<NetworkPolicy> policies = [.. _policies.Values.Select(policy => NamesElsewhere.Resolve(policy, _pods.Pods, Options))];
        var must = PodEngine.Load(namespaces, policies, _pods.Pods, Options, mayMatch: false);
        var isUncertain = _pods.HasUnknownAddress(Options) && must.Policies.Addresses.DependsOnUnknown();
        return (must, isUncertain ? PodEngine.Load(namespaces, policies, _pods.Pods, Options, mayMatch: true) : null);
    }

    private void Update(Action<PodEngine> change)
    {
        _present = null;
        change(_must);
        if (_may is not null)
        {
            change(_may);
        }

        if (_must.Policies.IsStale)
        {
            (_must, _may) = Load();
        }
    }
}
