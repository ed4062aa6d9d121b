using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using NetPol.Sharp.Tests.Reference;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Contract;

/// <summary>A random set with its own record of meaning, and a random cluster to try it on. A function of the seed.</summary>
internal sealed class Scenario
{
    // The binding that stands for "none": the namespace that unnamed objects are applied to.
    internal const string Applied = "applied";

    private static readonly string[] s_namespaces = ["m1", "m2", "m3", "kube-system", "f1", "f2", Applied];

    private static readonly (string Text, Func<IReadOnlyDictionary<string, string>, bool> Matches)[] s_selectors =
    [
        ("app=a", labels => Is(labels, "app", "a")),
        ("app=b", labels => Is(labels, "app", "b")),
        ("app in (a,b)", labels => Is(labels, "app", "a") || Is(labels, "app", "b")),
        ("app!=a", labels => !Is(labels, "app", "a")),
        ("app notin (a,b)", labels => !Is(labels, "app", "a") && !Is(labels, "app", "b")),
        ("!app", labels => !labels.ContainsKey("app")),
        ("tier", labels => labels.ContainsKey("tier")),
        ("tier=x,app=a", labels => Is(labels, "tier", "x") && Is(labels, "app", "a")),
        ("tier=", labels => Is(labels, "tier", "")),
        ("tier,tier!=x", labels => labels.ContainsKey("tier") && !Is(labels, "tier", "x")),
    ];

    private static readonly (string Text, Func<IReadOnlyDictionary<string, string>, bool> Matches)[] s_namespaceSelectors =
    [
        ("team=x", labels => Is(labels, "team", "x")),
        ("team!=x", labels => !Is(labels, "team", "x")),
        ("!team", labels => !labels.ContainsKey("team")),
        ("team in (x,y)", labels => Is(labels, "team", "x") || Is(labels, "team", "y")),
    ];

    private readonly Random _random;
    private readonly string[] _bindings;

    /// <param name="seed">What the scenario is a function of.</param>
    /// <param name="unnamed">Whether statements have no binding, and the unnamed namespace is the only managed one.</param>
    /// <param name="plainEnds">Whether ends are only pods of named namespaces, and every managed namespace denies all.</param>
    internal Scenario(int seed, bool unnamed = false, bool plainEnds = false)
    {
        _random = new Random(seed);
        _bindings = unnamed ? [Applied] : [.. ((string[])["m1", "m2", "m3"]).Where(_ => Chance(70)).DefaultIfEmpty("m1")];
        Managed = new HashSet<string>(_bindings, StringComparer.Ordinal);
        Endpoints = [.. MakeEndpoints()];
        Records = [.. plainEnds ? DenyAll() : ManagedAndDenied(), .. Enumerable.Range(0, 2 + _random.Next(8)).Select(index => MakeStatement(index, plainEnds))
            .Where(record => record.AddsSomething(Managed))];
    }

    internal IReadOnlySet<string> Managed { get; }

    internal IReadOnlyList<Endpoint> Endpoints { get; }

    internal IReadOnlyList<StatementRecord> Records { get; }

    /// <summary>A set of some of the records, bound by one InNamespace a statement, every second one nested in another's.</summary>
    internal static PolicySet SetOf(IEnumerable<StatementRecord> records)
    {
        var set = new List<PolicyStatement>();
        string? outer = null;
        foreach (var record in records)
        {
            PolicySet one = [record.Statement];
            var bound = record.Binding is null or Applied ? one : InNamespace(record.Binding, one);
            set.AddRange(outer is null || set.Count % 2 == 0 ? bound : InNamespace(outer, bound));
            outer = record.Binding is null or Applied ? outer : record.Binding;
        }

        return [.. set];
    }

    internal static string Describe(IEnumerable<StatementRecord> records) =>
        string.Join('\n', records.Select(record => $"[{record.Binding ?? "-"}] {record.Text}"));

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private static bool Is(IReadOnlyDictionary<string, string> labels, string key, string value) =>
        labels.TryGetValue(key, out var actual) && actual == value;

    private IEnumerable<Endpoint> MakeEndpoints()
    {
        var number = 0;
        foreach (var ns in s_namespaces)
        {
            var namespaceLabels = new Dictionary<string, string>(StringComparer.Ordinal) { ["kubernetes.io/metadata.name"] = ns };
            if (Chance(60))
            {
                namespaceLabels["team"] = Pick(["x", "y"]);
            }

            for (var index = 0; index < 2; index++)
            {
                number++;
                var labels = new Dictionary<string, string>(StringComparer.Ordinal);
                if (Chance(75))
                {
                    labels["app"] = Pick(["a", "b", "c"]);
                }

                if (Chance(50))
                {
                    labels["tier"] = Pick(["x", "y", ""]);
                }

                if (ns == "kube-system" && index == 0)
                {
                    labels["k8s-app"] = "kube-dns";
                }

                yield return new Endpoint
                {
                    Name = $"{ns}/p{index}{{{string.Join(',', labels.Select(pair => pair.Key + "=" + pair.Value))}}}",
                    Namespace = ns,
                    Labels = labels,
                    NamespaceLabels = namespaceLabels,
                    Address = IPAddress.Parse(Chance(70) ? $"10.1.{number}.{index + 1}" : $"fd00::{number}:{index + 1}"),
                    NamedPorts = Chance(60) ? [("web", Pick(["TCP", "UDP"]), Pick([8080, 80]))] : [],
                };
            }
        }

        foreach (var address in (string[])["8.8.8.8", "203.0.113.7", "203.0.113.9", "10.1.1.99", "169.254.169.254", "2606:4700::1", "fd00::ffff"])
        {
            yield return new Endpoint { Name = address, Address = IPAddress.Parse(address) };
        }
    }

    private static StatementRecord Deny(string? binding, string ns, DefaultDenyStatement deny, string text, params string[] directions) => new()
    {
        Text = binding is null && ns != Applied ? $"{text}.In({ns})" : text,
        Statement = binding is null && ns != Applied ? deny.In(ns) : deny,
        Binding = binding,
        Denies = [.. directions.Select(direction => (ns, direction))],
    };

    private IEnumerable<StatementRecord> DenyAll() =>
        _bindings.Select(ns => Deny(Chance(50) ? ns : null, ns, DefaultDeny.All, "DefaultDeny.All", "Ingress", "Egress"));

    private IEnumerable<StatementRecord> ManagedAndDenied()
    {
        foreach (var ns in _bindings)
        {
            var binding = Chance(50) ? ns : null;
            yield return _random.Next(6) switch
            {
                0 => Deny(binding, ns, DefaultDeny.All, "DefaultDeny.All", "Ingress", "Egress"),
                1 => Deny(binding, ns, DefaultDeny.Ingress, "DefaultDeny.Ingress", "Ingress"),
                2 => Deny(binding, ns, DefaultDeny.Egress, "DefaultDeny.Egress", "Egress"),
                3 => new StatementRecord { Text = "Never", Statement = Never.From("app=a").To("app=b"), Binding = ns },
                _ when ns == Applied => new StatementRecord { Text = "Never", Statement = Never.From("app=a").To("app=b"), Binding = ns },
                _ => new StatementRecord { Text = $"Namespace({ns}).Managed()", Statement = Namespace(ns).Managed(), Binding = null },
            };
        }
    }

    private StatementRecord MakeStatement(int index, bool plainEnds)
    {
        var binding = Pick(_bindings);
        if (!plainEnds && Chance(10))
        {
            return MakePolicy(index, binding);
        }

        if (!plainEnds && Chance(10))
        {
            return Dns(index, binding);
        }

        var (from, to) = (MakeEnd(binding, plainEnds), MakeEnd(binding, plainEnds));
        var (portText, set, matches) = MakePorts();
        var statement = Allow.From(Union(from)).To(Union(to)).On(set);
        var side = plainEnds ? 0 : _random.Next(8);
        statement = side switch { 1 => statement.IngressOnly(), 2 => statement.EgressOnly(), _ => statement };
        var named = Chance(15);
        return new StatementRecord
        {
            Text = $"Allow.From({Text(from)}).To({Text(to)}).{portText}" + side switch { 1 => ".IngressOnly()", 2 => ".EgressOnly()", _ => "" } + (named ? ".Named()" : ""),
            Statement = named ? statement.Named("n-" + index.ToString(CultureInfo.InvariantCulture)) : statement,
            Binding = binding,
            From = from,
            To = to,
            Ports = matches,
            WritesIngress = side != 2,
            WritesEgress = side != 1,
        };
    }

    private StatementRecord Dns(int index, string binding)
    {
        var who = PodsHere(binding);
        return new StatementRecord
        {
            Text = $"Allow.DnsFor({who.Text}).Named()",
            Statement = Allow.DnsFor(who.Peer).Named("dns-" + index.ToString(CultureInfo.InvariantCulture)),
            Binding = binding,
            From = [who],
            To = [ClusterDnsEnd()],
            Ports = (_, probe) => probe is { Protocol: "TCP" or "UDP", Port: 53 },
            WritesIngress = true,
            WritesEgress = true,
        };
    }

    // One policy with one rule is, for its pods and its direction, an allow of one side.
    private StatementRecord MakePolicy(int index, string binding)
    {
        var who = PodsHere(binding);
        var peer = MakeEnd(binding, plainEnds: false);
        var (portText, set, matches) = MakePorts();
        var rules = Policy("policy-" + index.ToString(CultureInfo.InvariantCulture)).Selecting((PodPeer)who.Peer);
        var isIngress = Chance(50);
        return new StatementRecord
        {
            Text = $"Policy.Selecting({who.Text}).Allow{(isIngress ? "Ingress" : "Egress")}({Text(peer)}, {portText})",
            Statement = isIngress ? rules.AllowIngress(Union(peer), set) : rules.AllowEgress(Union(peer), set),
            Binding = binding,
            From = isIngress ? peer : [who],
            To = isIngress ? [who] : peer,
            Ports = matches,
            WritesIngress = isIngress,
            WritesEgress = !isIngress,
        };
    }

    private static Peer Union(EndRecord[] members) => members.Skip(1).Aggregate(members[0].Peer, (union, member) => union | member.Peer);

    private static string Text(EndRecord[] members) => string.Join(" | ", members.Select(member => member.Text));

    private EndRecord[] MakeEnd(string binding, bool plainEnds) =>
        [.. Enumerable.Range(0, Chance(75) ? 1 : 2 + _random.Next(2)).Select(_ => plainEnds ? PlainEnd(binding) : AnyEnd(binding))];

    private EndRecord PodsHere(string binding)
    {
        if (Chance(20))
        {
            return new EndRecord("AllPods", AllPods, pod => pod.Namespace == binding, binding);
        }

        var (text, matches) = Pick(s_selectors);
        return new EndRecord($"Pods({text})", Pods(text), pod => pod.Namespace == binding && matches(pod.Labels), binding);
    }

    private EndRecord PlainEnd(string binding)
    {
        if (Chance(40))
        {
            return PodsHere(binding);
        }

        // An unnamed namespace cannot be named, so named ends are others than the one that is applied to.
        var ns = Pick(Chance(60) && binding != Applied ? _bindings : [.. s_namespaces.Where(name => name != Applied)]);
        var (text, matches) = Pick(s_selectors);
        return _random.Next(3) switch
        {
            0 => new EndRecord($"Namespace({ns})", Namespace(ns), pod => pod.Namespace == ns, ns),
            1 => new EndRecord($"Namespace({ns}).Pods({text})", Namespace(ns).Pods(text), pod => pod.Namespace == ns && matches(pod.Labels), ns),
            _ => new EndRecord($"Pods({text}).In({ns})", Pods(text).In(ns), pod => pod.Namespace == ns && matches(pod.Labels), ns),
        };
    }

    private static EndRecord ClusterDnsEnd() =>
        new("ClusterDns", ClusterDns, pod => pod.Namespace == "kube-system" && Is(pod.Labels, "k8s-app", "kube-dns"), "kube-system");

    private EndRecord AnyEnd(string binding)
    {
        var (text, matches) = Pick(s_selectors);
        var (namespaceText, namespaceMatches) = Pick(s_namespaceSelectors);
        return _random.Next(24) switch
        {
            0 => new EndRecord($"Namespaces({namespaceText})", Namespaces(namespaceText), pod => IsPod(pod) && namespaceMatches(pod.NamespaceLabels), null),
            1 => new EndRecord(
                $"Namespaces({namespaceText}).Pods({text})", Namespaces(namespaceText).Pods(text),
                pod => IsPod(pod) && namespaceMatches(pod.NamespaceLabels) && matches(pod.Labels), null),
            2 => new EndRecord(
                $"Pods({text}).InNamespaces({namespaceText})", Pods(text).InNamespaces(namespaceText),
                pod => IsPod(pod) && namespaceMatches(pod.NamespaceLabels) && matches(pod.Labels), null),
            3 => new EndRecord("AllNamespaces", AllNamespaces, IsPod, null),
            4 => new EndRecord($"Pods({text}).InAllNamespaces()", Pods(text).InAllNamespaces(), pod => IsPod(pod) && matches(pod.Labels), null),
            5 => new EndRecord(
                "Cidr(203.0.113.0/24).Except(203.0.113.7/32)", Cidr("203.0.113.0/24").Except("203.0.113.7/32"), end => end.Name == "203.0.113.9", null),
            6 => new EndRecord(
                "Cidr(10.1.0.0/16).Except(10.1.2.0/24,10.1.3.0/24)", Cidr("10.1.0.0/16").Except("10.1.2.0/24", "10.1.3.0/24"),
                end => end.Address.ToString() is var address && address.StartsWith("10.1.", StringComparison.Ordinal)
                    && !address.StartsWith("10.1.2.", StringComparison.Ordinal) && !address.StartsWith("10.1.3.", StringComparison.Ordinal), null),
            7 => new EndRecord("Cidr(fd00::/8)", Cidr("fd00::/8"), end => end.Address.ToString().StartsWith("fd", StringComparison.Ordinal), null),
            8 => new EndRecord("Internet", Internet, end => end.Name is "8.8.8.8" or "2606:4700::1", null),
            9 => new EndRecord("Anywhere", Anywhere, _ => true, null),
            10 => ClusterDnsEnd(),
            _ => PlainEnd(binding),
        };
    }

    private static bool IsPod(Endpoint end) => end.Namespace is not null;

    private (string Text, PortSet Set, Func<Endpoint, Probe, bool> Matches) MakePorts() => _random.Next(12) switch
    {
        0 => ("OnTcp(80)", Port.Tcp(80), (_, probe) => probe is { Protocol: "TCP", Port: 80 }),
        1 => ("OnTcp(80, 443)", Port.Tcp(80, 443), (_, probe) => probe is { Protocol: "TCP", Port: 80 or 443 }),
        2 => ("OnTcp(443, 80)", Port.Tcp(443).AndTcp(80, 443), (_, probe) => probe is { Protocol: "TCP", Port: 80 or 443 }),
        3 => ("OnTcp(web)", Port.Tcp("web"), (pod, probe) => HasPort(pod, "TCP", probe)),
        4 => ("OnUdp(web)", Port.Udp("web"), (pod, probe) => HasPort(pod, "UDP", probe)),
        5 => ("OnTcpRange(8000, 8100)", Port.TcpRange(8000, 8100), (_, probe) => probe is { Protocol: "TCP", Port: >= 8000 and <= 8100 }),
        6 => ("OnAnyTcp", Port.AnyTcp, (_, probe) => probe.Protocol == "TCP"),
        7 => ("OnAnyUdp.AndTcp(80)", Port.AnyUdp.AndTcp(80), (_, probe) => probe is { Protocol: "UDP" } or { Protocol: "TCP", Port: 80 }),
        8 => ("OnUdp(53).AndTcp(53)", Port.Udp(53).AndTcp(53), (_, probe) => probe is { Protocol: "TCP" or "UDP", Port: 53 }),
        9 => ("OnSctp(80)", Port.Sctp(80), (_, probe) => probe is { Protocol: "SCTP", Port: 80 }),
        10 => ("OnUdpRange(1, 65535)", Port.UdpRange(1, 65535), (_, probe) => probe.Protocol == "UDP"),
        _ => ("OnAnyPort", Port.Any, (_, _) => true),
    };

    private static bool HasPort(Endpoint pod, string protocol, Probe probe) =>
        probe.Protocol == protocol && pod.NamedPorts.Contains(("web", protocol, probe.Port));
}
