using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>IP blocks over the addresses of pods, nodes and the outside.</summary>
internal sealed class RandomBlocks(Draw draw, RandomFlavour flavour, IReadOnlyList<RandomPod> pods, IReadOnlyList<RandomNode> nodes)
{
    /// <summary>Addresses outside the cluster.</summary>
    internal static readonly string[] Outside4 = ["8.8.8.8", "8.8.4.4", "172.16.0.1"];

    /// <summary>Addresses outside the cluster.</summary>
    internal static readonly string[] Outside6 = ["2001:db8::1", "2001:db8:1::1"];

    // Every block is a strict subset of those it can be an exception of.
    private static readonly (string Cidr, string[] Excepts)[] s_blocks4 =
    [
        ("0.0.0.0/0", ["10.0.0.0/8", "10.0.1.0/24", "8.8.0.0/16", "192.168.0.0/16", "8.8.8.8/32", "10.0.0.77/24", "192.168.0.1/32", "0.0.0.0/1", "128.0.0.0/1"]),
        ("10.0.0.0/8", ["10.0.0.0/24", "10.0.1.0/24", "10.0.0.0/23"]),
        ("10.0.0.77/16", ["10.0.0.0/24", "10.0.2.9/23"]),
        ("10.0.1.77/24", ["10.0.1.8/29"]),
        ("10.0.0.0/15", []),
        ("8.8.0.0/16", ["8.8.8.0/24", "8.8.4.4/32"]),
        ("8.8.8.8/13", ["8.8.8.8/32"]),
        ("192.168.0.0/16", ["192.168.0.1/32"]),
        ("192.168.0.3/30", ["192.168.0.2/32"]),
        ("172.16.0.0/12", []),
    ];

    private static readonly (string Cidr, string[] Excepts)[] s_blocks6 =
    [
        ("::/0", ["fd00::/16", "2001:db8::/32", "fd00:0:0:1::/64", "fd00:9::1/128", "::/1", "8000::/1"]),
        ("fd00::/16", ["fd00::/62", "fd00:0:0:1::/64", "fd00:9::/32"]),
        ("fd00:0:0:1::7/64", []),
        ("fd00::1/48", ["fd00::/64", "fd00:0:0:1::5/63"]),
        ("fd00:9::/64", ["fd00:9::1/128"]),
        ("2001:db8::/32", ["2001:db8:1::/48"]),
        ("2001:db8::1/47", []),
    ];

    internal JsonObject Make()
    {
        var (cidr, excepts) = draw.Weighted((3, ByTable()), (1, OneAddress()));
        var block = new JsonObject { ["cidr"] = cidr };
        if (excepts.Length > 0 && draw.Percent(flavour.Excepts))
        {
            string[] chosen = draw.Percent(60) ? [draw.One(excepts)] : [draw.One(excepts), draw.One(excepts)];
            block["except"] = new JsonArray([.. chosen.Select(except => (JsonNode)except)]);
        }
        else if (draw.Percent(10))
        {
            block["except"] = draw.Percent(50) ? null : new JsonArray();
        }

        return block;
    }

    private (string Cidr, string[] Excepts) ByTable()
    {
        var table = draw.Percent(55) ? s_blocks4 : s_blocks6;
        return draw.Percent(35) ? table[0] : draw.One(table);
    }

    private (string Cidr, string[] Excepts) OneAddress()
    {
        string[] four = [.. Outside4, .. pods.Select(pod => pod.IPv4).OfType<string>(), .. nodes.Select(node => node.IPv4)];
        string[] six = [.. Outside6, .. pods.Select(pod => pod.IPv6).OfType<string>(), .. nodes.Select(node => node.IPv6).OfType<string>()];
        return draw.Percent(55) ? (draw.One(four) + "/32", []) : (draw.One(six) + "/128", []);
    }
}
