using System.Runtime.CompilerServices;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>The words of the language that stand alone, for <c>using static NetPol.Sharp.Dsl;</c>.</summary>
public static class Dsl
{
    /// <summary>Every pod of the set's namespace.</summary>
    public static PodPeer AllPods { get; } = new(LabelSelector.Everything, NamespaceScope.OfSet);

    /// <summary>Every pod of every namespace. Not nodes, not external addresses.</summary>
    public static NamespacesPeer AllNamespaces { get; } = new(LabelSelector.Everything);

    /// <summary>
    /// Public addresses of both families: without private, shared, loopback, link-local, metadata, documentation, benchmarking,
    /// multicast, reserved, NAT64 and 6to4 ranges (IANA special-purpose address registries; docs/language.md prints the list).
    /// </summary>
    public static InternetPeer Internet { get; } = new();

    /// <summary>No restriction: pods, nodes and addresses of both families. The rule has no <c>from</c> or <c>to</c>.</summary>
    public static AnywherePeer Anywhere { get; } = new();

    /// <summary>The cluster's DNS pods: <c>k8s-app=kube-dns</c> in <c>kube-system</c>.</summary>
    public static ClusterDnsPeer ClusterDns { get; } = new();

    /// <summary>Where pods ask for names on a platform that has its DNS elsewhere than in <c>kube-system</c>.</summary>
    /// <param name="variant">Which DNS it is.</param>
    public static ClusterDnsPeer ClusterDnsAt(DnsVariant variant) => new(variant);

    /// <summary>Pods by their labels, in the set's namespace unless <c>.In(…)</c> or <c>.InNamespaces(…)</c> says otherwise.</summary>
    /// <param name="selector">A selector in kubectl's grammar, for example <c>app=web,tier in (a,b),!legacy</c>.</param>
    /// <exception cref="PolicyException">The selector does not parse (NETPOL1008) or holds an invalid label (NETPOL1007).</exception>
    public static PodPeer Pods(string selector) => new(LabelSelector.Parse(selector), NamespaceScope.OfSet);

    /// <summary>A namespace by its name; as an end of a sentence, all its pods.</summary>
    /// <param name="name">The name, a DNS-1123 label of at most 63 characters.</param>
    /// <exception cref="PolicyException">The name is not valid (NETPOL1007).</exception>
    public static NamespaceHandle Namespace(string name) => new(Literal.Namespace(name));

    /// <summary>All pods of the namespaces with these labels (labels of the Namespace objects, not their names).</summary>
    /// <param name="selector">A selector in kubectl's grammar, for example <c>team=monitoring</c>.</param>
    /// <exception cref="PolicyException">The selector does not parse (NETPOL1008) or holds an invalid label (NETPOL1007).</exception>
    public static NamespacesPeer Namespaces(string selector) => new(LabelSelector.Parse(selector));

    /// <summary>A range of addresses, meant for those outside the cluster.</summary>
    /// <param name="cidr">The range, for example <c>203.0.113.0/24</c> or <c>2001:db8::/32</c>.</param>
    /// <exception cref="PolicyException">Not a CIDR (NETPOL1001), or one that servers from 1.36 reject (NETPOL1002).</exception>
    public static CidrPeer Cidr(string cidr) => CallPlace.Mark(new CidrPeer(new IPBlock { Cidr = Literal.Cidr(cidr) }));

    /// <summary>
    /// Binds statements that name no namespace to one, and makes that namespace managed. The innermost binding wins,
    /// also for statements that are spread from another set.
    /// </summary>
    /// <param name="name">The namespace's name.</param>
    /// <param name="set">The statements to bind.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    /// <exception cref="PolicyException">The name is not valid (NETPOL1007).</exception>
    public static PolicySet InNamespace(
        string name, PolicySet set, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        InNamespace(Namespace(name), set, file, line);

    /// <inheritdoc cref="InNamespace(string, PolicySet, string, int)"/>
    /// <param name="ns">The namespace.</param>
    public static PolicySet InNamespace(
#pragma warning disable CS1573 // the other parameters are inherited
        NamespaceHandle ns, PolicySet set, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        (Literal.NotNull(set, "The set of InNamespace").Count > 0 ? set : [Literal.NotNull(ns, "The namespace of InNamespace").Managed()]).Select(statement => statement.InScope(ns.Name, CallPlace.Of(file, line)));
#pragma warning restore CS1573

    /// <summary>
    /// One NetworkPolicy, member by member as the API has it; for what sentences cannot say, and for names that must stay.
    /// </summary>
    /// <param name="name">The object's name, a DNS-1123 subdomain of at most 253 characters.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    /// <exception cref="PolicyException">The name is not valid (NETPOL1007).</exception>
    public static IPolicySubject Policy(string name, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new PolicySubject(Literal.PolicyName(name), CallPlace.Of(file, line));
}
