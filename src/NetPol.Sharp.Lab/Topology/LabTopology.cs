using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Lab.Plans;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.Topology;

/// <summary>
/// The hosts that a cluster becomes: one for each pod, one for each node together with its pods on the host network, one for everything outside.
/// Pods without an address (those of a Deployment's template) get one.
/// </summary>
internal sealed class LabTopology
{
    private const int MostHosts = 500;

    private readonly List<LabEnd> _ends = [];
    private readonly List<LabPod> _pods = [];
    private readonly List<LabAddress> _addresses = [];
    private readonly Dictionary<Address, int> _hostOf = [];
    private readonly HashSet<Address> _taken;
    private int _hosts;
    private int _given;

    private LabTopology(Cluster cluster, IEnumerable<Pod> pods, IReadOnlyList<Address> wanted)
    {
        Pod[] running = [.. pods.Where(pod => !pod.HasCompleted)];
        RejectTooMany(running.Count(pod => !pod.Template.HostNetwork));
        _taken = [.. running.SelectMany(pod => pod.Addresses.Concat(pod.HostAddresses)).Concat(cluster.Nodes.SelectMany(node => node.Addresses)).Concat(wanted)];
        Pod[] placed = [.. Placed(running, new LabNodes(cluster, running))];

        // Workloads are left out, because their pods are here now.
        Cluster = cluster with { Pods = EquatableArray.From(placed), Workloads = [] };
        var nodes = new LabNodes(cluster, placed);
        foreach (var pod in placed.Where(pod => !pod.Template.HostNetwork))
        {
            AddPod(pod, nodes);
        }

        AddNodes(nodes, placed);
        AddStandIns(cluster.NetworkPolicies, wanted);
        RejectTooMany(_hosts);
    }

    /// <summary>The cluster, every pod of it with an address.</summary>
    internal Cluster Cluster { get; }

    /// <summary>The ends, pods first.</summary>
    internal IReadOnlyList<LabEnd> Ends => _ends;

    /// <summary>The pods that policies see.</summary>
    internal IReadOnlyList<LabPod> Pods => _pods;

    /// <summary>The addresses of all hosts.</summary>
    internal IReadOnlyList<LabAddress> Addresses => _addresses;

    /// <summary>How many pods got an address from the lab.</summary>
    internal int GivenAddresses { get; private set; }

    /// <summary>How many bounds of ipBlocks have no stand-in, because there are too many.</summary>
    internal int LeftOut { get; private set; }

    /// <param name="cluster">The cluster.</param>
    /// <param name="pods">Its pods, with those that workloads stand for.</param>
    /// <param name="wanted">Addresses that there must be, besides those that the policies mention.</param>
    /// <exception cref="ClusterException">Two pods have one address, or one that no host can have; or there are too many.</exception>
    internal static LabTopology Of(Cluster cluster, IEnumerable<Pod> pods, IReadOnlyList<Address> wanted) => new(cluster, pods, wanted);

    /// <summary>The place of an end's address.</summary>
    internal int AddressOf(LabEnd end, IPFamily family) => _addresses.FindIndex(known => known.Host == end.Host && known.Text == end.Addresses[family].ToString());

    private static void RejectTooMany(int hosts)
    {
        if (hosts > MostHosts)
        {
            throw new ClusterException(string.Create(CultureInfo.InvariantCulture, $"the lab would need {hosts} hosts, more than {MostHosts}; give it fewer pods"));
        }
    }

    // A pod on its node's network that says no address has its node's.
    private IEnumerable<Pod> Placed(Pod[] running, LabNodes nodes)
    {
        var given = new Dictionary<string, EquatableArray<Address>>(System.StringComparer.Ordinal);
        foreach (var pod in running)
        {
            var ofNode = pod.Template.HostNetwork ? nodes.Of(pod) : [];
            if (pod.Addresses.Count > 0 || ofNode.Count > 0)
            {
                yield return pod.Addresses.Count > 0 ? pod : pod with { Addresses = EquatableArray.From(ofNode.Order()) };
            }
            else if (!pod.Template.HostNetwork || pod.Template.NodeName.Length == 0)
            {
                yield return pod with { Addresses = Given() };
            }
            else
            {
                given.TryAdd(pod.Template.NodeName, given.TryGetValue(pod.Template.NodeName, out var known) ? known : Given());
                yield return pod with { Addresses = given[pod.Template.NodeName] };
            }
        }
    }

    private void AddPod(Pod pod, LabNodes nodes)
    {
        if (pod.Addresses.GroupBy(address => address.Family).FirstOrDefault(family => family.Count() > 1) is { } several)
        {
            throw new ClusterException($"'{pod}' has {several.Count()} {several.Key} addresses; the API allows one a family", pod.Span);
        }

        _pods.Add(new LabPod(pod, _hosts, nodes.Of(pod)));
        AddEnd(pod.ToString(), _hosts++, pod, pod.Addresses);
    }

    // A node is a host like others. Pods on its network share it, and are named for themselves.
    private void AddNodes(LabNodes nodes, Pod[] placed)
    {
        foreach (var node in nodes.Addresses.Where(addresses => addresses.Count > 0))
        {
            foreach (var address in node.Order())
            {
                Place(_hosts, address, "a node");
            }

            foreach (var pod in placed.Where(pod => pod.Template.HostNetwork && pod.Addresses.Any(node.Contains)))
            {
                AddEnd(pod.ToString(), _hosts, pod, pod.Addresses);
            }

            foreach (var address in node.Where(nodes.Stated.Contains).Order())
            {
                AddEnd(address.ToString(), _hosts, pod: null, [address]);
            }

            _hosts++;
        }
    }

    private void AddStandIns(EquatableArray<NetworkPolicy> policies, IReadOnlyList<Address> wanted)
    {
        var outside = _hosts++;
        var (standIns, leftOut) = StandIns.Of(policies, _taken);
        LeftOut = leftOut;
        Address[] addresses = [.. standIns.Concat(wanted.Where(address => !_hostOf.ContainsKey(address))).Distinct().Order()];
        foreach (var address in addresses.Where(address => _pods.Exists(pod => pod.Pod.Addresses.Any(own => own.Family == address.Family))))
        {
            AddEnd(address.ToString(), outside, pod: null, [address]);
        }
    }

    private void AddEnd(string name, int host, Pod? pod, IEnumerable<Address> addresses)
    {
        var byFamily = new Dictionary<IPFamily, Address>();
        foreach (var address in addresses)
        {
            byFamily.TryAdd(address.Family, address);
            Place(host, address, $"'{name}'");
        }

        _ends.Add(new LabEnd(name, host, pod, byFamily));
    }

    private void Place(int host, Address address, string whose)
    {
        if (!StandIns.IsUsable(address))
        {
            throw new ClusterException($"{whose} has the address {address}, which no host can have");
        }

        if (!_hostOf.TryGetValue(address, out var owner))
        {
            _hostOf.Add(address, host);
            _addresses.Add(new LabAddress(host, address.ToString()));
        }
        else if (owner != host)
        {
            throw new ClusterException($"{whose} has the address {address}, which is another's too; an address is of one host");
        }
    }

    private EquatableArray<Address> Given()
    {
        GivenAddresses++;
        Address v4, v6;
        do
        {
            _given++;
            v4 = Address.TryParse(string.Create(CultureInfo.InvariantCulture, $"10.244.{_given >> 8}.{_given & 255}"))!.Value;
            v6 = Address.TryParse(string.Create(CultureInfo.InvariantCulture, $"fd00:10:244::{_given:x}"))!.Value;
        }
        while (!_taken.Add(v4) | !_taken.Add(v6));

        return [v4, v6];
    }
}
