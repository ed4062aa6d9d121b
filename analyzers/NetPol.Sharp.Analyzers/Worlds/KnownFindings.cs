using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Diagnostics;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>The findings that the project's baseline (<c>NetPolBaseline</c>) knows, which are not reported.</summary>
internal sealed class KnownFindings
{
    private const string Property = "build_property.NetPolBaselinePath";

    private readonly Baseline _baseline;
    private readonly string _folder;

    private KnownFindings(Baseline baseline, string folder)
    {
        _baseline = baseline;
        _folder = folder;
    }

    internal static KnownFindings Of(AnalyzerOptions options, CancellationToken cancellation)
    {
        if (options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Property, out var path) && path.Length > 0
            && options.AdditionalFiles.FirstOrDefault(file => file.Path == path)?.GetText(cancellation) is { } text)
        {
            try
            {
                return new KnownFindings(Baseline.Parse(text.ToString(), path), path.Substring(0, path.LastIndexOfAny(['/', '\\']) + 1));
            }
            catch (BaselineException)
            {
                // The build says so; here nothing is known then, and nothing is hidden.
            }
        }

        return new KnownFindings(Baseline.Empty, "");
    }

    /// <summary>What of all that was found in one file is not known.</summary>
    internal IEnumerable<Finding> Unknown(IEnumerable<Finding> ofFile) => _baseline.Entries.Count == 0 ? ofFile : _baseline.Unknown(ofFile, _folder);
}
