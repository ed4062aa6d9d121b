using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Cli.Reports;

/// <summary>One line about what was judged.</summary>
internal static class LintSummary
{
    internal static string Of(LintResult result)
    {
        var found = new[] { Severity.Error, Severity.Warning, Severity.Info }
            .Select(severity => (Word: severity.Word(), Count: result.Findings.Count(finding => finding.Severity == severity)))
            .Where(entry => entry.Count > 0)
            .Select(entry => entry.Word == "info" ? Text(entry.Count) + " info" : OutputPlan.Count(entry.Count, entry.Word, entry.Word + "s"))
            .ToArray();
        var skipped = result.Skipped.Count == 0 ? "" : "; not judged: " + string.Join(", ", result.Skipped.Select(entry => $"{Text(entry.Value)} {entry.Key}"));
        return $"{(found.Length == 0 ? "nothing found" : string.Join(", ", found))} in {OutputPlan.Count(result.Policies, "NetworkPolicy", "NetworkPolicies")}{skipped}";
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
