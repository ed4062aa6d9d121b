namespace NetPol.Sharp.Model;

/// <summary>One entry of a string map: a label or an annotation.</summary>
/// <param name="Key">The key, with its optional <c>prefix/</c>.</param>
/// <param name="Value">The value; may be empty.</param>
public sealed record KeyValue(string Key, string Value);
