using System.Runtime.CompilerServices;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Sentences that allow connections: <c>Allow.From(…).To(…).OnTcp(…)</c>.</summary>
public static class Allow
{
    /// <summary>Every pod of the set's namespace may ask the cluster's DNS pods, on UDP and TCP 53.</summary>
    public static AllowStatement Dns { get; } = DnsFrom(Dsl.AllPods, SourceSpan.None);

    /// <summary>Starts a sentence: pods of the set's namespace may open connections.</summary>
    /// <param name="selector">The pods, in kubectl's selector grammar.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    /// <exception cref="PolicyException">The selector does not parse (NETPOL1008) or holds an invalid label (NETPOL1007).</exception>
    public static IAllowTo From(string selector, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        From(Dsl.Pods(selector), file, line);

    /// <summary>Starts a sentence: this end may open connections.</summary>
    /// <param name="peer">The end that connections come from.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    public static IAllowTo From(Peer peer, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AllowTo.Of(peer, CallPlace.Of(file, line));

    /// <summary>Pods of the set's namespace may ask the cluster's DNS pods, on UDP and TCP 53.</summary>
    /// <param name="selector">The pods, in kubectl's selector grammar.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    /// <exception cref="PolicyException">The selector does not parse (NETPOL1008) or holds an invalid label (NETPOL1007).</exception>
    public static AllowStatement DnsFor(
        string selector, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        DnsFor(Dsl.Pods(selector), file, line);

    /// <summary>This end may ask the cluster's DNS pods, on UDP and TCP 53.</summary>
    /// <param name="peer">The pods that ask.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    public static AllowStatement DnsFor(Peer peer, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        DnsFrom(peer, CallPlace.Of(file, line));

    /// <summary>Every pod of the set's namespace may ask for names on a platform that has its DNS elsewhere than in <c>kube-system</c>.</summary>
    /// <param name="variant">Which DNS it is; its ports are those that its pods listen on.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    public static AllowStatement DnsAt(DnsVariant variant, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        DnsFrom(Dsl.AllPods, CallPlace.Of(file, line), variant);

    /// <summary>Pods of the set's namespace may ask for names on a platform that has its DNS elsewhere than in <c>kube-system</c>.</summary>
    /// <param name="selector">The pods, in kubectl's selector grammar.</param>
    /// <param name="variant">Which DNS it is; its ports are those that its pods listen on.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    /// <exception cref="PolicyException">The selector does not parse (NETPOL1008) or holds an invalid label (NETPOL1007).</exception>
    public static AllowStatement DnsFor(string selector, DnsVariant variant, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        DnsFrom(Dsl.Pods(selector), CallPlace.Of(file, line), variant);

    /// <summary>This end may ask for names on a platform that has its DNS elsewhere than in <c>kube-system</c>.</summary>
    /// <param name="peer">The pods that ask.</param>
    /// <param name="variant">Which DNS it is; its ports are those that its pods listen on.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    public static AllowStatement DnsFor(Peer peer, DnsVariant variant, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        DnsFrom(peer, CallPlace.Of(file, line), variant);

    private static AllowStatement DnsFrom(Peer peer, SourceSpan span, DnsVariant variant = DnsVariant.Unspecified)
    {
        var dns = Dsl.ClusterDnsAt(variant);
        return new(Literal.NotNull(peer, "The end after DnsFor").Plain with { Span = span }, dns with { Span = span }, dns.Ports) { IsDns = true, Span = span };
    }
}
