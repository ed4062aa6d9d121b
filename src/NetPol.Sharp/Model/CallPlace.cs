using System;

namespace NetPol.Sharp.Model;

/// <summary>
/// The call that is being evaluated. At run time the compiler hands methods a file and a line; the interpreter of the analyzers knows the very characters, also of calls that
/// take neither (<c>OnTcp</c>, <c>Cidr</c>), and says so here while it makes the call.
/// </summary>
internal static class CallPlace
{
    [ThreadStatic]
    private static SourceSpan s_current;

    /// <summary>The call that the interpreter is making on this thread; <see cref="SourceSpan.None"/> when a program runs.</summary>
    internal static SourceSpan Current => s_current;

    /// <summary>Where a call stands that the compiler handed these two.</summary>
    internal static SourceSpan Of(string file, int line) => s_current.IsKnown ? s_current : new SourceSpan(file, line);

    /// <summary>A node that is written by the call that the interpreter is making.</summary>
    internal static T Mark<T>(T node)
        where T : ModelNode =>
        s_current.IsKnown ? (T)(node with { Span = s_current }) : node;

    /// <summary>Makes a call, and lets what it makes know where it stands.</summary>
    internal static T During<T>(SourceSpan span, Func<T> call)
    {
        var outer = s_current;
        s_current = span;
        try
        {
            return call();
        }
        finally
        {
            s_current = outer;
        }
    }
}
