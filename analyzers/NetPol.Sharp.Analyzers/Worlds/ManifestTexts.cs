using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Model;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>The manifests among a project's additional files. Each version of a file is read once.</summary>
internal sealed class ManifestTexts
{
    private static readonly string[] s_extensions = [".yaml", ".yml", ".json"];

    private readonly ConditionalWeakTable<AdditionalText, IReadOnlyList<ManifestDocument>> _read = new();

    internal static bool IsManifest(AdditionalText file) => Array.Exists(s_extensions, extension => file.Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>The documents of all files, by path.</summary>
    internal IReadOnlyList<ManifestDocument> Of(ImmutableArray<AdditionalText> files, CancellationToken cancellation) =>
        [.. files.Where(IsManifest).OrderBy(file => file.Path, StringComparer.Ordinal).SelectMany(file => Of(file, cancellation))];

    private IReadOnlyList<ManifestDocument> Of(AdditionalText file, CancellationToken cancellation) =>
        _read.GetValue(file, _ => file.GetText(cancellation) is { } text ? [.. ManifestReader.Read(text.ToString(), file.Path)] : []);
}
