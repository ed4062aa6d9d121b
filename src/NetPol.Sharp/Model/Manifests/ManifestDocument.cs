namespace NetPol.Sharp.Model;

/// <summary>A document of a stream: its value, or why it could not be read.</summary>
/// <param name="Root">The value; <c>null</c> when the document could not be read.</param>
/// <param name="Problem">Why the document could not be read; <c>null</c> when it could.</param>
public sealed record ManifestDocument(ManifestNode? Root, ManifestProblem? Problem);
