using System;

namespace NetPol.Sharp.Model;

/// <summary>An object that the model cannot hold: the API server rejects it.</summary>
internal sealed class NotDecodableException(SourceSpan span, string message) : Exception(message)
{
    internal SourceSpan Span { get; } = span;
}
