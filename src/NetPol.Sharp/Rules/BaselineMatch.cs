using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>A baseline while findings are compared with it: each of its lines is used up by one finding.</summary>
/// <param name="baseline">The baseline.</param>
/// <param name="folder">The full path of the folder that it is in.</param>
internal sealed class BaselineMatch(Baseline baseline, string folder)
{
    private readonly List<BaselineEntry> _left = [.. baseline.Entries];
    private readonly Dictionary<string, int> _counts = baseline.Entries.GroupBy(entry => entry.Line, System.StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), System.StringComparer.Ordinal);

    /// <summary>The lines that no finding has used up.</summary>
    internal IReadOnlyList<BaselineEntry> Left => _left;

    /// <summary>The findings that are not known. A violated assertion never is: nobody can accept it.</summary>
    internal IEnumerable<Finding> Unknown(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var line = Baseline.LineOf(finding, folder);
            if (finding.RuleId == RuleIds.AssertionViolated || !_counts.TryGetValue(line, out var count) || count == 0)
            {
                yield return finding;
            }
            else
            {
                _counts[line] = count - 1;
                _left.RemoveAt(_left.FindIndex(entry => entry.Line == line));
            }
        }
    }
}
