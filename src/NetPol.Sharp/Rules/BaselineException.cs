using System;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>A baseline that cannot be read: one sentence, and where.</summary>
internal sealed class BaselineException(string message, SourceSpan span) : Exception(message)
{
    internal SourceSpan Span { get; } = span;
}
