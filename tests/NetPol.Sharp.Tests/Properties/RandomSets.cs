using System.Linq;
using CsCheck;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Properties;

/// <summary>Random statements over few namespaces, labels and ports, so that they meet often.</summary>
internal static class RandomSets
{
    private static readonly Gen<PortSet> s_ports = Gen.OneOf(
        Port.Tcp(80), Port.Tcp(80, 443), Port.Udp(53).AndTcp(53), Port.Tcp("http"), Port.Tcp("on"), Port.SctpRange(1, 9), Port.AnyUdp, Port.Any);

    /// <summary>Sets in which every statement emits something and names do not collide; about two in three of those drawn.</summary>
    internal static Gen<PolicySet> Valid { get; } =
        Over(["shop", "data", "tools"], ["app=a", "app=b", "app=c", "tier in (x,y)", "tier!=x", "app=a,!legacy", "env", "app=on", "v=1e3"]);

    /// <summary>Sets over given namespaces and selectors; the first namespace is the one that statements are bound to.</summary>
    internal static Gen<PolicySet> Over(string[] namespaces, string[] selectors)
    {
        var ns = Gen.OneOf(namespaces);
        var selector = Gen.OneOf(selectors);
        var pods = Gen.OneOf(
            selector.Select(Peer (text) => Pods(text)),
            Gen.Select(ns, selector, Peer (name, text) => Namespace(name).Pods(text)),
            ns.Select(Peer (name) => Namespace(name)),
            Gen.Const<Peer>(AllPods));
        var statement = Statement(pods, Any(pods, selector), namespaces);
        return Gen.Select(
                statement.Array[1, 5], statement.Array[0, 5],
                (bound, free) => InNamespace(namespaces[0], PolicySet.Create(bound)).Concat(free.Select(one => one)).ToArray())
            .Where(statements => Emits(statements))
            .Select(PolicySet.Create);
    }

    private static Gen<Peer> Any(Gen<Peer> pods, Gen<string> selector) => Gen.Frequency(
        (6, pods),
        (1, selector.Select(Peer (text) => Namespaces(text))),
        (1, selector.Select(Peer (text) => Pods(text).InNamespaces("team=x"))),
        (1, Gen.OneOf<Peer>(Anywhere, Internet, ClusterDns, AllNamespaces, Cidr("10.0.0.0/8").Except("10.1.0.0/16"), Cidr("2001:db8::/32"))),
        (1, Gen.Select(pods, pods, Peer (left, right) => left | right)));

    private static Gen<PolicyStatement> Statement(Gen<Peer> pods, Gen<Peer> peer, string[] namespaces) => Gen.Frequency(
        (12, Gen.Select(peer, peer, s_ports, Gen.Int[0, 9], PolicyStatement (from, to, ports, side) =>
        {
            var allow = Allow.From(from).To(to).On(ports);
            return side switch { 0 => allow.IngressOnly(), 1 => allow.EgressOnly(), 2 => allow.Because("a reason: \"x\""), _ => allow };
        })),
        (2, Gen.OneOf<PolicyStatement>(DefaultDeny.All, DefaultDeny.Ingress, DefaultDeny.Egress.In(namespaces[1]), Allow.Dns, Namespace(namespaces[2]).Managed())),
        (1, pods.Select(PolicyStatement (one) => Allow.DnsFor(one))),
        (1, Gen.Select(peer, peer, PolicyStatement (from, to) => Never.From(from).To(to))));

    private static bool Emits(PolicyStatement[] statements)
    {
        try
        {
            PolicySet.Create(statements).ToNetworkPolicies();
            return true;
        }
        catch (NetPol.Sharp.Model.PolicyException)
        {
            // Sets with an error have tests of their own.
            return false;
        }
    }
}
