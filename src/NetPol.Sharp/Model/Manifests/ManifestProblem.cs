namespace NetPol.Sharp.Model;

/// <summary>Something that keeps a text from being read.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Message">One sentence without a period.</param>
public sealed record ManifestProblem(SourceSpan Span, string Message);
