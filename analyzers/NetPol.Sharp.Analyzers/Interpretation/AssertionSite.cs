using NetPol.Sharp.Model;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>Where an assertion is written, as its text shows without binding it.</summary>
/// <param name="Text">Its sentence.</param>
/// <param name="Span">The call that starts it.</param>
internal sealed record AssertionSite(string Text, SourceSpan Span);
