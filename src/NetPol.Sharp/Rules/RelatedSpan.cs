using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Another place that takes part in a finding.</summary>
/// <param name="Span">The place.</param>
/// <param name="Message">What it has to do with the finding.</param>
public sealed record RelatedSpan(SourceSpan Span, string Message)
{
    /// <summary>A place, if it is known.</summary>
    internal static RelatedSpan[] At(SourceSpan span, string message) => span.IsKnown ? [new RelatedSpan(span, message)] : [];
}
