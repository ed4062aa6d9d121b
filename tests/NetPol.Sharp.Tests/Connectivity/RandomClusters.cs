using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Small clusters in which every feature of NetworkPolicies meets the others, so that every statement decides verdicts.</summary>
internal sealed class RandomClusters
{
    private readonly Draw _draw;
    private readonly RandomFlavour _flavour;
    private readonly List<JsonObject> _documents = [];
    private readonly List<string> _namespaces = [];
    private readonly List<RandomNode> _nodes = [];
    private readonly List<RandomPod> _pods = [];

    private RandomClusters(int seed)
    {
        _draw = new Draw(seed);
        _flavour = _draw.Weighted((25, RandomFlavour.Plain), (28, RandomFlavour.Names), (17, RandomFlavour.Addresses), (18, RandomFlavour.Selectors), (12, RandomFlavour.EmptyLists));
    }

    /// <param name="seed">Decides everything.</param>
    /// <param name="queries">How many questions to ask.</param>
    /// <param name="running">How many running pods with an address there are; by default from 3 to 9.</param>
    internal static RandomCluster Make(int seed, int queries = 50, int? running = null)
    {
        var cluster = new RandomClusters(seed);
        cluster.AddNamespaces();
        cluster.AddNodes();
        cluster.AddPods(running);
        var policies = cluster.AddPolicies();
        string[] documents = [.. cluster._documents.Select(document => document.ToJsonString())];
        var reference = new ClusterReference(RandomCluster.Stream(documents), new ReferenceSwitches());
        var asked = new RandomQueries(cluster._draw, cluster._pods, cluster._nodes, policies, reference, cluster._flavour);
        return new RandomCluster(seed, documents, asked.Make(queries));
    }

    private void AddNamespaces()
    {
        var count = _draw.Between(2, 4);
        for (var index = 0; index < count; index++)
        {
            var name = "xyzw"[index].ToString();
            _namespaces.Add(name);
            if (index > 0 && _draw.Percent(15))
            {
                continue; // named by pods and policies only
            }

            var metadata = new JsonObject { ["name"] = name };
            RandomLabels.AddLabels(_draw, metadata, RandomLabels.NamespaceKeys);
            _documents.Add(new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace", ["metadata"] = metadata });
        }
    }

    private void AddNodes()
    {
        var count = _draw.Weighted((1, 0), (3, 1), (4, 2));
        for (var index = 1; index <= count; index++)
        {
            var isListed = !_draw.Percent(15);
            var node = new RandomNode("n" + index, "192.168.0." + index, isListed && _draw.Percent(60) ? "fd00:9::" + index : null, isListed);
            _nodes.Add(node);
            if (!isListed)
            {
                continue;
            }

            var addresses = new JsonArray(Address("InternalIP", node.IPv4), Address("Hostname", node.Name), Address("ExternalIP", "203.0.113." + index));
            if (node.IPv6 is not null)
            {
                addresses.Add((JsonNode)Address("InternalIP", node.IPv6));
            }

            _documents.Add(new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "Node",
                ["metadata"] = new JsonObject { ["name"] = node.Name },
                ["status"] = new JsonObject { ["addresses"] = addresses },
            });
        }

        static JsonObject Address(string type, string address) => new() { ["type"] = type, ["address"] = address };
    }

    private void AddPods(int? running)
    {
        var count = running is null ? _draw.Between(4, 9) : int.MaxValue;
        for (var index = 0; index < count && _pods.Count(pod => !pod.Completed) != running; index++)
        {
            AddPod(index);
        }

        if (_draw.Percent(10))
        {
            AddPendingPod();
        }
    }

    private void AddPod(int index)
    {
        var ns = _draw.Weighted((5, _namespaces[0]), (5, _draw.One(_namespaces)));
        var name = "p" + index;
        var node = _nodes.Count > 0 && _draw.Percent(85) ? _draw.One(_nodes) : null;
        var hostNetwork = node is not null && _draw.Percent(20);
        var families = _draw.Weighted((6, 3), (2, 1), (2, 2));
        var (v4, v6) = hostNetwork
            ? (node!.IPv4, node.IPv6)
            : ((families & 1) > 0 ? $"10.0.{index % 3}.{10 + index}" : null, (families & 2) > 0 ? $"fd00:0:0:{index % 3}::{10 + index}" : null);
        var completed = index > 0 && !hostNetwork && _draw.Percent(15);
        if (completed && _draw.Percent(30) && _pods.Find(pod => !pod.HostNetwork && !pod.Completed) is { } heir)
        {
            (v4, v6) = (heir.IPv4, heir.IPv6); // given back, and given to another
        }

        var metadata = new JsonObject { ["name"] = name, ["namespace"] = ns };
        RandomLabels.AddLabels(_draw, metadata, RandomLabels.PodKeys);
        var spec = new JsonObject { ["containers"] = RandomPorts.Containers(_draw, _flavour) };
        if (hostNetwork || _draw.Percent(10))
        {
            spec["hostNetwork"] = hostNetwork;
        }

        if (node is not null)
        {
            spec["nodeName"] = node.Name;
        }

        if (_draw.Percent(_flavour.Sidecars))
        {
            spec["initContainers"] = RandomPorts.InitContainers(_draw, RandomPorts.Named(spec));
        }

        _pods.Add(new RandomPod(ns, name, v4, v6, node, hostNetwork, completed) { Ports = RandomPorts.Named(spec) });
        _documents.Add(new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Pod", ["metadata"] = metadata, ["spec"] = spec, ["status"] = Status(v4, v6, node, completed, hostNetwork) });
    }

    private JsonObject Status(string? v4, string? v6, RandomNode? node, bool completed, bool hostNetwork)
    {
        var status = new JsonObject();
        if (completed || _draw.Percent(70))
        {
            status["phase"] = completed ? _draw.One("Succeeded", "Failed") : "Running";
        }

        if (node is not null)
        {
            status["hostIP"] = node.IPv4;
        }

        if (hostNetwork && node!.IsListed && _draw.Percent(30))
        {
            return status; // its addresses are those of its node
        }

        string[] addresses = [.. new[] { v4, v6 }.OfType<string>()];
        if (_draw.Percent(20))
        {
            addresses = [.. addresses.Reverse()];
        }

        var isListed = addresses.Length > 1 || _draw.Percent(60);
        if (isListed)
        {
            status["podIPs"] = new JsonArray([.. addresses.Select(address => new JsonObject { ["ip"] = address })]);
        }

        if (!isListed || _draw.Percent(80))
        {
            status["podIP"] = addresses[0];
        }

        return status;
    }

    private void AddPendingPod()
    {
        var metadata = new JsonObject { ["name"] = "pending", ["namespace"] = _namespaces[0] };
        RandomLabels.AddLabels(_draw, metadata, RandomLabels.PodKeys);
        _documents.Add(new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Pod",
            ["metadata"] = metadata,
            ["spec"] = new JsonObject { ["containers"] = RandomPorts.Containers(_draw, _flavour) },
            ["status"] = new JsonObject { ["phase"] = "Pending" },
        });
    }

    private List<JsonObject> AddPolicies()
    {
        var blocks = new RandomBlocks(_draw, _flavour, _pods, _nodes);
        var policies = new List<JsonObject>();
        var count = _draw.Weighted((3, 1), (4, 2), (3, 3), (2, 4), (1, 5), (1, 6), (1, 7));
        for (var index = 0; index < count; index++)
        {
            var ns = _draw.Weighted((5, _namespaces[0]), (6, _draw.One(_pods).Namespace), (1, _draw.One(_namespaces)));
            policies.Add(new RandomPolicy(_draw, _flavour, _namespaces, blocks).Make("policy" + index, ns));
        }

        // Policies stand among what they select, as in a repository.
        foreach (var policy in policies)
        {
            _documents.Insert(_draw.Below(_documents.Count + 1), policy);
        }

        return policies;
    }
}
