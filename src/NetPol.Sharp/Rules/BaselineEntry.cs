using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>One known finding.</summary>
/// <param name="Line">The line that says it.</param>
/// <param name="File">The file that it is in, relative to the baseline's.</param>
/// <param name="Span">Where the line stands.</param>
internal sealed record BaselineEntry(string Line, string File, SourceSpan Span);
