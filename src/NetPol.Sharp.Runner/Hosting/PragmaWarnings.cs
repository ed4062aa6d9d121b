using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetPol.Sharp.Hosting;

/// <summary>What <c>#pragma warning disable</c> says in the sources, so that what is found by running the code can be suppressed like what the compiler finds.</summary>
internal sealed class PragmaWarnings
{
    private static readonly Regex s_pragma = new(
        @"^\s*#\s*pragma\s+warning\s+(?<what>disable|restore)\b(?<ids>[^/]*)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly Dictionary<string, (int Line, bool Disables, string[] Ids)[]> _files = new(StringComparer.Ordinal);

    /// <summary>Whether a rule is disabled at a line.</summary>
    internal bool Disable(string ruleId, string file, int line)
    {
        if (!_files.TryGetValue(file, out var pragmas))
        {
            _files[file] = pragmas = Read(file);
        }

        // The last one above that is about the rule, or about all.
        return pragmas.LastOrDefault(pragma => pragma.Line < line && (pragma.Ids.Length == 0 || pragma.Ids.Contains(ruleId))).Disables;
    }

    private static (int Line, bool Disables, string[] Ids)[] Read(string file)
    {
        if (!file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || !File.Exists(file))
        {
            return [];
        }

        return
        [
            .. File.ReadLines(file)
                .Select((text, index) => (Line: index + 1, Match: s_pragma.Match(text)))
                .Where(line => line.Match.Success)
                .Select(line => (line.Line, line.Match.Groups["what"].Value == "disable", line.Match.Groups["ids"].Value.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries))),
        ];
    }
}
