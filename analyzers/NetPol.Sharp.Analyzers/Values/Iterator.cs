using System;
using System.Collections;
using System.Collections.Generic;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>What a method with <c>yield</c> returns: it runs when somebody enumerates it, and again when somebody does so again.</summary>
internal sealed class Iterator(Func<IEnumerable<object?>> run) : IEnumerable<object?>
{
    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => run().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
