namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>What is remembered from one compilation to the next.</summary>
internal sealed class Judge
{
    internal EntryPoints Entries { get; } = new();

    internal ManifestTexts Manifests { get; } = new();

    internal EmittedSets Sets { get; } = new();
}
