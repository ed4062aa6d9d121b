using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Questions about a random cluster, at the ports and between the ends that matter.</summary>
internal sealed class RandomQueries
{
    private static readonly string[] s_directions = ["ingress", "egress"];

    private readonly Draw _draw;
    private readonly ClusterReference _reference;
    private readonly ClusterReference[] _mistaken;
    private readonly RandomPod[] _running;
    private readonly RandomPod[] _completed;
    private readonly IReadOnlyList<RandomNode> _nodes;
    private readonly int[] _ports;
    private readonly int _attempts;
    private readonly (string Namespace, bool IsEgress, JsonObject Rule)[] _rules;

    internal RandomQueries(Draw draw, IReadOnlyList<RandomPod> pods, IReadOnlyList<RandomNode> nodes, IReadOnlyList<JsonObject> policies, ClusterReference reference, RandomFlavour flavour)
    {
        _draw = draw;
        _reference = reference;
        _attempts = flavour.Attempts;
        _mistaken = [.. flavour.Goals.Select(reference.Mutated)];
        _running = [.. pods.Where(pod => !pod.Completed)];
        _completed = [.. pods.Where(pod => pod.Completed)];
        _nodes = nodes;
        _rules = [.. policies.SelectMany(RulesOf)];
        _ports = [.. policies.SelectMany(PortsOf).Where(port => port is >= 1 and <= 65535)];
    }

    internal List<Query> Make(int count)
    {
        var queries = new List<Query>();
        while (queries.Count < count && _running.Length > 0)
        {
            var query = _rules.Length > 0 && _draw.Percent(75) ? ByARule() : Any();
            if (query is not null)
            {
                queries.Add(query);
            }
        }

        return queries;
    }

    private Query? Any()
    {
        var family = _draw.One("IPv4", "IPv6");
        var (pod, other) = (_draw.One(_running), _draw.One(_running));
        var (from, to) = _draw.Weighted(30, 10, 10, 9, 9, 9, 9, 8, 8) switch
        {
            0 => (Named(pod, family), Named(other, family)),
            1 => (Named(pod, family), Outside(family)),
            2 => (Outside(family), Named(pod, family)),
            3 => (Named(pod, family), Named(pod, family)),
            4 => HostNetwork(other, family),
            5 => (Node(pod, family), Named(pod, family)),
            6 => (Named(pod, family), Node(pod, family)),
            7 => (Named(pod, family), Completed(family)),
            _ => (Completed(family), Named(pod, family)),
        };
        return from is null || to is null ? null : new Query(from, to, _draw.Weighted((5, "TCP"), (3, "UDP"), (3, "SCTP")), Port(), family);
    }

    // Most connections meet no rule; one that does, or that would with a mistake, says more.
    private Query? ByARule()
    {
        Query? query = null;
        var mistaken = _draw.Percent(30) ? _mistaken[0] : _draw.One(_mistaken);
        for (var attempt = 0; attempt < _attempts && (query is null || !IsDecidedBy(query, mistaken)); attempt++)
        {
            query = Aimed();
        }

        return query;
    }

    private bool IsDecidedBy(Query query, ClusterReference mistaken) =>
        _reference.Allowed(query.From, query.To, query.Protocol, query.Port, query.Family)
        != mistaken.Allowed(query.From, query.To, query.Protocol, query.Port, query.Family);

    // A connection that may meet one rule: one of its ports, and an end that its blocks cover.
    private Query? Aimed()
    {
        var (ns, isEgress, rule) = _draw.One(_rules);
        var subjects = Array.FindAll(_running, pod => pod.Namespace == ns && !pod.HostNetwork);
        if (subjects.Length == 0)
        {
            return null;
        }

        var family = _draw.One("IPv4", "IPv6");
        var subject = _draw.One(subjects);
        var peer = Peer(rule[isEgress ? "to" : "from"] as JsonArray, family);
        if (peer == subject.Path)
        {
            return null;
        }

        var destination = isEgress ? Array.Find(_running, pod => !pod.HostNetwork && (peer == pod.Path || peer == pod.IPv4 || peer == pod.IPv6)) : subject;
        var (protocol, port) = PortOf(rule["ports"] as JsonArray, destination);
        var named = Named(subject, family);
        return named is null || peer is null ? null
            : isEgress ? new Query(named, peer, protocol, port, family)
            : new Query(peer, named, protocol, port, family);
    }

    private string? Peer(JsonArray? peers, string family)
    {
        var pod = _draw.One(_running);
        string?[] all =
        [
            .. _running.Select(item => Named(item, family)), .. _completed.Select(item => family == "IPv4" ? item.IPv4 : item.IPv6),
            Node(pod, family), Outside(family), Outside(family),
        ];
        if (peers is { Count: > 0 } && _draw.One<JsonNode?>([.. peers])?["ipBlock"] is { } block && _draw.Percent(70))
        {
            var cidrs = new[] { block["cidr"] }.Concat(block["except"] as JsonArray ?? []).Select(cidr => (string)cidr!).ToArray();
            var cidr = _draw.One(cidrs);
            var covered = Array.FindAll(all, end => end is not null && ReferenceCidr.Holds(cidr, Address(end, family), ReferenceMutation.None));
            return covered.Length > 0 ? _draw.One(covered) : null;
        }

        return _draw.Percent(75) ? Named(pod, family) : _draw.One(all);
    }

    private (string Protocol, int Port) PortOf(JsonArray? entries, RandomPod? destination)
    {
        if (entries is not { Count: > 0 })
        {
            return (_draw.One(RandomPorts.Protocols), Port());
        }

        var entry = _draw.One<JsonNode?>([.. entries]);
        var protocol = (string?)entry?["protocol"] ?? "TCP";
        var port = Port();
        if (Number(entry?["port"]) is { } first)
        {
            var last = Number(entry?["endPort"]) ?? first;
            port = Math.Clamp(_draw.Weighted((6, first), (8, last), (1, first - 1), (1, last + 1), (2, last - 1), (2, first + 1)), 1, 65535);
        }
        else if ((string?)entry?["port"] is { } name && destination?.Ports.Where(item => item.Name == name).ToArray() is { Length: > 0 } declared)
        {
            var meant = Array.FindAll(declared, item => item.Protocol == protocol);
            var one = _draw.One(meant.Length > 0 && _draw.Percent(75) ? meant : declared);
            return (_draw.Percent(70) ? one.Protocol : protocol, one.Number);
        }

        return (_draw.Percent(80) ? protocol : _draw.One(RandomPorts.Protocols), port);
    }

    private IPAddress Address(string end, string family)
    {
        var pod = Array.Find(_running, pod => pod.Path == end);
        return IPAddress.Parse(pod is null ? end : (family == "IPv4" ? pod.IPv4 : pod.IPv6)!);
    }

    private (string? From, string? To) HostNetwork(RandomPod other, string family)
    {
        var hosts = Array.FindAll(_running, pod => pod.HostNetwork);
        if (hosts.Length == 0)
        {
            return (null, null);
        }

        var host = Named(_draw.One(hosts), family);
        return _draw.Percent(50) ? (host, Named(other, family)) : (Named(other, family), host);
    }

    // A pod by its name, or by its address, which is the same.
    private string? Named(RandomPod pod, string family)
    {
        var address = family == "IPv4" ? pod.IPv4 : pod.IPv6;
        return address is not null && !pod.HostNetwork && _draw.Percent(10) ? address : address is null ? null : pod.Path;
    }

    private string? Completed(string family) =>
        _completed.Length == 0 ? null : family == "IPv4" ? _draw.One(_completed).IPv4 : _draw.One(_completed).IPv6;

    private string Outside(string family) => _draw.One(family == "IPv4" ? RandomBlocks.Outside4 : RandomBlocks.Outside6);

    // Mostly the node that the pod runs on.
    private string? Node(RandomPod pod, string family)
    {
        var node = pod.Node is not null && _draw.Percent(70) ? pod.Node : _nodes.Count > 0 ? _draw.One(_nodes) : null;
        return family == "IPv4" ? node?.IPv4 : node?.IPv6;
    }

    private int Port() => _ports.Length > 0 && _draw.Percent(50) ? _draw.One(_ports) : _draw.One(80, 81, 443, 80, 81, 443, 79, 82, 8080, 8081);

    private static IEnumerable<(string Namespace, bool IsEgress, JsonObject Rule)> RulesOf(JsonObject policy) =>
        from direction in s_directions
        from rule in policy["spec"]?[direction] as JsonArray ?? []
        select ((string)policy["metadata"]!["namespace"]!, direction == "egress", (JsonObject)rule!);

    private static IEnumerable<int> PortsOf(JsonObject policy) =>
        from direction in s_directions
        from rule in policy["spec"]?[direction] as JsonArray ?? []
        from entry in rule?["ports"] as JsonArray ?? []
        from port in new[] { Number(entry?["port"]), Number(entry?["endPort"]) }
        where port is not null
        from near in new[] { port.Value - 1, port.Value, port.Value, port.Value, port.Value + 1 }
        select near;

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
