using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Which policy an object is, and where it says so.</summary>
/// <param name="Namespace">The namespace, the default one where none is written.</param>
/// <param name="Name">The name; empty when there is none.</param>
/// <param name="Span">Where the name is written.</param>
internal sealed record PolicyIdentity(string Namespace, string Name, SourceSpan Span);
