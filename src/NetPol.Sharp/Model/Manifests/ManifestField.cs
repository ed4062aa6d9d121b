namespace NetPol.Sharp.Model;

/// <summary>A member of an object.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="NameSpan">Where the name was written.</param>
/// <param name="Value">The member's value.</param>
public readonly record struct ManifestField(string Name, SourceSpan NameSpan, ManifestNode Value);
