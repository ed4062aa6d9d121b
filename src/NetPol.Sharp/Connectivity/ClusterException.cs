using System;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>A question about a cluster to which there is no answer, or a cluster that contradicts itself: one sentence, and where it was written if that is known.</summary>
public sealed class ClusterException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">One sentence without a period: what is wrong, and the remedy.</param>
    /// <param name="span">Where it stands.</param>
    public ClusterException(string message, SourceSpan span = default)
        : base(Model.Message.OneLine(message)) => Span = span;

    /// <summary>Where it stands; <see cref="SourceSpan.None"/> when unknown.</summary>
    public SourceSpan Span { get; }
}
