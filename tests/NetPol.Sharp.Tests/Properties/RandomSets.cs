using System.Linq;
using CsCheck;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Properties;

/// <summary>Random statements over few namespaces, labels and ports, so that they meet often.</summary>
internal static class RandomSets
{
    private static readonly Gen<string> s_namespace = Gen.OneOf("shop", "data", "tools");

    private static readonly Gen<string> s_selector = Gen.OneOf(
        "app=a", "app=b", "app=c", "tier in (x,y)", "tier!=x", "app=a,!legacy", "env", "app=on", "v=1e3");

    private static readonly Gen<Peer> s_pods = Gen.OneOf(
        s_selector.Select(Peer (selector) => Pods(selector)),
        Gen.Select(s_namespace, s_selector, Peer (ns, selector) => Namespace(ns).Pods(selector)),
        s_namespace.Select(Peer (ns) => Namespace(ns)),
        Gen.Const<Peer>(AllPods));

    private static readonly Gen<Peer> s_peer = Gen.Frequency(
        (6, s_pods),
        (1, s_selector.Select(Peer (selector) => Namespaces(selector))),
        (1, s_selector.Select(Peer (selector) => Pods(selector).InNamespaces("team=x"))),
        (1, Gen.OneOf<Peer>(Anywhere, Internet, ClusterDns, AllNamespaces, Cidr("10.0.0.0/8").Except("10.1.0.0/16"), Cidr("2001:db8::/32"))),
        (1, Gen.Select(s_pods, s_pods, Peer (left, right) => left | right)));

    private static readonly Gen<PortSet> s_ports = Gen.OneOf(
        Port.Tcp(80), Port.Tcp(80, 443), Port.Udp(53).AndTcp(53), Port.Tcp("http"), Port.Tcp("on"), Port.SctpRange(1, 9), Port.AnyUdp, Port.Any);

    private static readonly Gen<PolicyStatement> s_statement = Gen.Frequency(
        (12, Gen.Select(s_peer, s_peer, s_ports, Gen.Int[0, 9], PolicyStatement (from, to, ports, side) =>
        {
            var allow = Allow.From(from).To(to).On(ports);
            return side switch { 0 => allow.IngressOnly(), 1 => allow.EgressOnly(), 2 => allow.Because("a reason: \"x\""), _ => allow };
        })),
        (2, Gen.OneOf<PolicyStatement>(DefaultDeny.All, DefaultDeny.Ingress, DefaultDeny.Egress.In("data"), Allow.Dns, Namespace("tools").Managed())),
        (1, s_pods.Select(PolicyStatement (pods) => Allow.DnsFor(pods))),
        (1, Gen.Select(s_peer, s_peer, PolicyStatement (from, to) => Never.From(from).To(to))));

    /// <summary>Sets in which every statement emits something and names do not collide; about two in three of those drawn.</summary>
    internal static Gen<PolicySet> Valid { get; } = Statements.Where(statements => Emits(statements)).Select(PolicySet.Create);

    private static Gen<PolicyStatement[]> Statements => Gen.Select(
        s_statement.Array[1, 5], s_statement.Array[0, 5],
        (bound, free) => InNamespace("shop", PolicySet.Create(bound)).Concat(free.Select(statement => statement)).ToArray());

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
