using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>The manifests among a project's additional files. Each version of a file is read once, and all together are judged once.</summary>
internal sealed class ManifestTexts
{
    private static readonly string[] s_extensions = [".yaml", ".yml", ".json"];

    private readonly ConditionalWeakTable<AdditionalText, IReadOnlyList<ManifestDocument>> _read = new();
    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    internal static bool IsManifest(AdditionalText file) => Array.Exists(s_extensions, extension => file.Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>What those of a cluster hold: the ones whose item says <c>NetPolCluster</c> that is its name, and those that say nothing.</summary>
    internal Known Of(AnalyzerOptions options, string cluster, PlatformProfile? platform, CancellationToken cancellation)
    {
        ImmutableArray<AdditionalText> manifests = [.. options.AdditionalFiles.Where(file => IsManifest(file) && IsOf(ClusterOf(file, options), cluster)).OrderBy(file => file.Path, StringComparer.Ordinal)];
        if (_known.TryGetValue(cluster, out var known) && known.Files.SequenceEqual(manifests) && Equals(known.Platform, platform))
        {
            return known;
        }

        // Which rules are off, the compiler is told by others.
        var judged = JudgedManifests.Of(manifests.SelectMany(file => Of(file, cancellation)), new LintOptions { Enabled = [LintOptions.EveryRule], Platform = platform });
        return _known[cluster] = new Known(manifests, platform, judged, [.. judged.Accepted.Select(policy => MadePolicy.Of(policy) with { IsOfManifest = true })]);
    }

    private IReadOnlyList<ManifestDocument> Of(AdditionalText file, CancellationToken cancellation) =>
        _read.GetValue(file, _ => [.. Documents(file, cancellation)]);

    /// <summary>The documents of a manifest.</summary>
    internal static IEnumerable<ManifestDocument> Documents(AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is { } text && !IsOurs(text) ? ManifestReader.Read(text.ToString(), file.Path) : [];

    private static bool IsOf(string named, string cluster) => named.Length == 0 || named == cluster;

    private static string ClusterOf(AdditionalText file, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.NetPolCluster", out var cluster) ? cluster : "";

    // What policy programs wrote follows from the C#, and would be there twice.
    private static bool IsOurs(SourceText text) => text.Length >= EmittedPolicy.Marker.Length && text.ToString(new TextSpan(0, EmittedPolicy.Marker.Length)) == EmittedPolicy.Marker;

    /// <summary>What manifests hold.</summary>
    /// <param name="Files">The files.</param>
    /// <param name="Platform">The platform that they are judged for.</param>
    /// <param name="Judged">Their objects.</param>
    /// <param name="Policies">Their policies.</param>
    internal sealed record Known(ImmutableArray<AdditionalText> Files, PlatformProfile? Platform, JudgedManifests Judged, IReadOnlyList<MadePolicy> Policies);
}
