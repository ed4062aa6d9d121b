namespace NetPol.Sharp.Analyzers.Generation;

/// <summary>What is written down of an entry point.</summary>
/// <param name="Member">Its full name.</param>
/// <param name="Namespace">The namespace of code that it is declared in; empty for the global one.</param>
/// <param name="Cluster">The cluster that it goes to.</param>
/// <param name="Statements">Its statements, in the language; <c>null</c> when it was not evaluated completely.</param>
/// <param name="Yaml">Its YAML, if that is wanted; <c>null</c> when it is not, or when there is none.</param>
/// <param name="WhyNoYaml">Why there is no YAML although it is wanted.</param>
internal sealed record CompiledEntry(string Member, string Namespace, string Cluster, string? Statements, string? Yaml, string? WhyNoYaml);
