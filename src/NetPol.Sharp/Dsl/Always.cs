using System.Runtime.CompilerServices;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Assertions that emit nothing and are kept in the set to be proven: every connection is possible between two ends.</summary>
public static class Always
{
    /// <summary>Starts an assertion about connections that pods of the set's namespace open.</summary>
    /// <param name="selector">The pods, in kubectl's selector grammar.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    /// <exception cref="PolicyException">The selector does not parse (NETPOL1008) or holds an invalid label (NETPOL1007).</exception>
    public static IAssertTo From(string selector, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        From(Dsl.Pods(selector), file, line);

    /// <summary>Starts an assertion about connections that this end opens.</summary>
    /// <param name="peer">The end that connections come from.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    public static IAssertTo From(Peer peer, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AssertTo.Of(AssertionKind.Always, peer, CallPlace.Of(file, line));
}
