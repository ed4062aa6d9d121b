using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Connectivity;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Running pods, in the words of random worlds: what could exist, exists.</summary>
internal static class RandomPodsOfWorld
{
    private static readonly string[] s_names = ["web", "dns"];
    private static readonly string[] s_namespaces = ["a", "b", "default", "elsewhere", "other"];

    // The first ones are bounds of blocks.
    private static readonly string[] s_addresses4 = ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.1.0.1", "10.2.0.1", "192.0.2.1", "192.0.2.200", "100.64.0.1", "200.0.0.1", "8.8.8.8"];
    private static readonly string[] s_addresses6 = ["fd00::1", "fd00::2", "fd00:1::1", "2001:db8::1", "2002::1", "8000::1", "::2", "fd00:2::1", "1::1", "fe00::1"];

    internal static Cluster Make(RandomWorld world, int seed)
    {
        var draw = new Draw(seed);
        var (four, six) = (Shuffled(draw, s_addresses4), Shuffled(draw, s_addresses6));
        var namespaces = s_namespaces.Where(_ => draw.Percent(80)).Select(name => new Namespace
        {
            Name = name,
            Labels = draw.Percent(60) ? [new KeyValue("team", draw.One("red", "blue", "green"))] : [],
        });
        return new Cluster
        {
            Namespaces = EquatableArray.From(namespaces),
            Pods = EquatableArray.From(Enumerable.Range(0, draw.Between(3, 9)).Select(index => Pod(draw, index, four[index], six[index]))),
            NetworkPolicies = EquatableArray.From(world.Policies),
        };
    }

    private static Pod Pod(Draw draw, int index, string four, string six)
    {
        string[] addresses = draw.Weighted((6, 0), (1, 1), (1, 2)) switch
        {
            0 => [four, six],
            1 => [four],
            _ => [six],
        };
        var pod = new Pod
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"pod-{index}"),
            Namespace = draw.One(s_namespaces),
            Phase = PodPhase.Running,
            Template = new PodTemplate { Labels = EquatableArray.From(Labels(draw)) },
        };
        foreach (var name in s_names.Where(_ => draw.Percent(50)))
        {
            pod = pod.Listening(name, draw.One(80, 443, 81, 1, 65535, 5353), draw.One(Protocol.Tcp, Protocol.Udp));
        }

        return pod.At(addresses);
    }

    private static IEnumerable<KeyValue> Labels(Draw draw)
    {
        if (draw.Percent(80))
        {
            yield return new KeyValue("app", draw.One("web", "db", "web", "db", "third"));
        }

        if (draw.Percent(60))
        {
            yield return new KeyValue("role", draw.One("x", "y", "", "z"));
        }
    }

    private static string[] Shuffled(Draw draw, string[] items) => [.. items.Select(item => (Key: draw.Below(int.MaxValue), Item: item)).OrderBy(pair => pair.Key).Select(pair => pair.Item)];
}
