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

    private static AllowStatement DnsFrom(Peer peer, SourceSpan span) =>
        new(Literal.NotNull(peer, "The end after DnsFor").Plain with { Span = span }, Dsl.ClusterDns with { Span = span }, Port.Udp(53).AndTcp(53)) { IsDns = true, Span = span };
}
