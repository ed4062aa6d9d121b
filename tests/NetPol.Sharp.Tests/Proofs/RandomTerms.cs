using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Connectivity;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Selectors, blocks and ports that meet each other often.</summary>
internal sealed class RandomTerms
{
    private static readonly string[] s_blocks =
    [
        "10.0.0.0/8", "10.0.0.0/8 10.1.0.0/16", "10.1.0.0/16", "192.0.2.0/24", "192.0.2.0/24 192.0.2.0/25 192.0.2.128/25", "10.0.0.1/32", "10.0.0.1/32", "10.0.0.2/32",
        "0.0.0.0/0", "0.0.0.0/0 10.0.0.0/8", "0.0.0.0/0 10.0.0.1/32", "0.0.0.0/0 127.0.0.0/8 224.0.0.0/3", "0.0.0.0/0 10.0.0.0/8 192.0.2.0/24", "0.0.0.0/1", "128.0.0.0/1",
        "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3", "0.0.0.0/8", "10.0.0.0/31 10.0.0.0/32",
        "::/0", "::/0", "fd00::/8", "fd00::/8 fd00:1::/32", "fd00::1/128", "fd00::1/128", "::/0 fd00::/8", "::/0 fd00::1/128", "::/0 fe80::/10 ff00::/8", "::/1", "8000::/1",
        "2001:db8::/32", "fe80::/10", "::/127", "fd00::/127 fd00::1/128",
    ];

    private static readonly string[] s_names = ["a", "b", "default", "elsewhere", "", "Bad_Name", "a.b", "-"];

    private readonly Draw _draw;
    private readonly RandomWorldFlavour _flavour;
    private readonly string[] _podKeys;
    private readonly bool _hasTeam;

    internal RandomTerms(Draw draw, RandomWorldFlavour flavour)
    {
        (_draw, _flavour) = (draw, flavour);
        _podKeys = draw.Percent(60) ? ["app", "role"] : ["app"];
        _hasTeam = draw.Percent(55);
        Namespaces = draw.Weighted<string[]>((3, ["a"]), (5, ["a", "b"]), (2, ["a", "default"]), (3, ["a", "b", "default"]));
    }

    /// <summary>The namespaces that policies are in.</summary>
    internal IReadOnlyList<string> Namespaces { get; }

    /// <summary>A condition on the labels of pods.</summary>
    internal LabelSelector Pods()
    {
        var selector = new LabelSelector();
        foreach (var key in _podKeys.Where(_ => _draw.Percent(65)))
        {
            selector = With(selector, key, Values(key));
            if (_draw.Percent(6))
            {
                selector = With(selector, key, Values(key));
            }
        }

        return selector;
    }

    /// <summary>The namespace of a name, sometimes with a label that it has to have besides.</summary>
    internal LabelSelector Namespace(string name)
    {
        var selector = LabelSelector.ForNamespace(name);
        return _hasTeam && _draw.Percent(_flavour.Namespaces / 2) ? With(selector, "team", ["red", "blue"]) : selector;
    }

    /// <summary>A condition on the labels of namespaces.</summary>
    internal LabelSelector NamespaceSelector()
    {
        var selector = new LabelSelector();
        if (_hasTeam && _draw.Percent(60))
        {
            selector = With(selector, "team", ["red", "blue"]);
        }

        return _draw.Weighted(
            (selector.MatchesEverything ? 55 : 15, 0),
            (35, 1),
            (20, 2)) switch
        {
            0 => With(selector, ProofSpace.NameLabel, Namespaces),
            1 => selector,
            _ => With(selector, ProofSpace.NameLabel, s_names),
        };
    }

    internal IPBlock Block()
    {
        var parts = (_draw.Percent(_flavour.Singletons) ? _draw.Weighted((3, "10.0.0.1/32"), (1, "fd00::1/128")) : _draw.One(s_blocks)).Split(' ');
        var except = parts.Skip(1).Select(text => CidrBlock.TryParse(text)!).ToArray();
        return new IPBlock { Cidr = CidrBlock.TryParse(parts[0])!, Except = except.Length > 0 || _draw.Percent(30) ? EquatableArray.From(except) : default };
    }

    /// <summary>Two blocks that together are every address of a family.</summary>
    internal IEnumerable<NetworkPolicyPeer> Halves()
    {
        string[] halves = _draw.Percent(50) ? ["0.0.0.0/1", "128.0.0.0/1"] : ["::/1", "8000::/1"];
        return halves.Select(text => new IPBlock { Cidr = CidrBlock.TryParse(text)! });
    }

    /// <summary>A peer of a rule.</summary>
    internal NetworkPolicyPeer Peer()
    {
        if (_draw.Percent(_flavour.Blocks))
        {
            return Block();
        }

        if (!_draw.Percent(_flavour.Namespaces))
        {
            return new SelectorPeer { PodSelector = Pods() };
        }

        return new SelectorPeer { NamespaceSelector = NamespaceSelector(), PodSelector = _draw.Percent(50) ? Pods() : LabelSelector.Absent };
    }

    /// <summary>Some entries, or an absent list.</summary>
    internal EquatableArray<NetworkPolicyPort> Ports() => _draw.Weighted((9, 1), (5, 0), (4, 2), (1, 3)) is var count and > 0
        ? EquatableArray.From(Enumerable.Range(0, count).Select(_ => Port()))
        : default;

    private NetworkPolicyPort Port()
    {
        if (_draw.Percent(_flavour.Names))
        {
            return new NetworkPolicyPort { Protocol = _draw.Weighted((4, Protocol.Tcp), (2, (Protocol?)null), (3, Protocol.Udp), (1, Protocol.Sctp)), Port = new PortName(_draw.Weighted((3, "web"), (2, "dns"))) };
        }

        var protocol = _draw.Weighted((5, Protocol.Tcp), (2, (Protocol?)null), (3, Protocol.Udp), (2, Protocol.Sctp));
        PortSpecifier port = _draw.Weighted((6, 0), (4, 1), (2, 2)) switch
        {
            0 => new PortNumber(_draw.Weighted((5, 80), (3, 443), (1, 1), (1, 65535))),
            1 => _draw.One<PortRange>(new(80, 90), new(80, 443), new(81, 442), new(1, 65535), new(443, 443), new(443, 65535)),
            _ => PortSpecifier.Any,
        };
        return new NetworkPolicyPort { Protocol = protocol, Port = port };
    }

    private string[] Values(string key) => key == "app" ? ["web", "db"] : _draw.Percent(25) ? ["x", ""] : ["x", "y"];

    private LabelSelector With(LabelSelector selector, string key, IReadOnlyList<string> values)
    {
        var value = _draw.One(values);
        var kind = _draw.Weighted((8, 0), (4, 1), (4, 2), (2, 3), (2, 4));
        if (kind == 0 && selector.MatchLabels.All(label => label.Key != key))
        {
            return selector with { MatchLabels = selector.MatchLabels.Add(new KeyValue(key, value)) };
        }

        var requirement = kind switch
        {
            <= 1 => Requirement(LabelSelectorOperator.In, _draw.Percent(70) ? [value] : [.. values]),
            2 => Requirement(LabelSelectorOperator.NotIn, _draw.Percent(70) ? [value] : [.. values]),
            3 => Requirement(LabelSelectorOperator.Exists, default),
            _ => Requirement(LabelSelectorOperator.DoesNotExist, default),
        };
        return selector with { MatchExpressions = selector.MatchExpressions.Add(requirement) };

        LabelSelectorRequirement Requirement(LabelSelectorOperator word, EquatableArray<string> operands) => new() { Key = key, Operator = word, Values = operands };
    }
}
