using System.Globalization;
using System.IO;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Model;
using NetPol.Sharp.Platforms;

namespace NetPol.Sharp.Cli.Reports.Doctor;

/// <summary>An examination for people: plugins, DNS, policies that do something else than they say, workloads that are open.</summary>
internal static class DoctorText
{
    private const int MostWorkloads = 20;

    internal static void Write(Examination examination, TextWriter output)
    {
        foreach (var plugin in examination.Diagnosis.Plugins)
        {
            Write(plugin, isOnly: !examination.Diagnosis.Enforces, output);
        }

        if (examination.Diagnosis.Enforcing.Skip(1).Any())
        {
            output.WriteLine("several plugins enforce policies, so a connection has to be allowed by each of them; remove all but one");
        }

        foreach (var note in examination.Diagnosis.Notes)
        {
            output.WriteLine("note: " + note);
        }

        if (DnsWords.Of(examination.Diagnosis.Dns) is { } dns)
        {
            output.WriteLine("DNS: " + dns);
        }

        // That nothing is enforced stands above.
        foreach (var finding in examination.Findings.Where(finding => finding.RuleId != RuleIds.PoliciesNotEnforced))
        {
            output.WriteLine($"{(finding.Span.IsKnown ? finding.Span + ": " : "")}{finding.Severity.Word()} {finding.RuleId}: {finding.Message}");
        }

        if (examination.Diagnosis.Enforces && examination.KnowsPolicies && examination.Pods > 0)
        {
            WriteUncovered(examination, output);
        }
    }

    // Beside a plugin that enforces, one that does not is no fault.
    private static void Write(DetectedPlugin plugin, bool isOnly, TextWriter output)
    {
        var profile = plugin.Profile;
        output.WriteLine($"{profile.Called} ({plugin.Evidence}{(plugin.Span.IsKnown ? $", {plugin.Span}" : "")}): {(profile.Enforces ? "enforces NetworkPolicies" : "enforces no NetworkPolicies")}");
        if (isOnly && profile.Enforcement.Length > 0)
        {
            output.WriteLine("    to have them enforced: " + profile.Enforcement);
        }

        if (profile.EndOfLife.Length > 0)
        {
            output.WriteLine("    end of life: " + profile.EndOfLife);
        }

        foreach (var note in plugin.Notes)
        {
            output.WriteLine("    " + note);
        }
    }

    private static void WriteUncovered(Examination examination, TextWriter output)
    {
        if (examination.Uncovered.Count == 0)
        {
            output.WriteLine("every workload is isolated in both directions");
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"no policy isolates {examination.Uncovered.Count} of {examination.Pods} workloads in some direction:"));
        foreach (var workload in examination.Uncovered.Take(MostWorkloads))
        {
            output.WriteLine($"    {workload.Name}: {string.Join(" and ", workload.Directions)} open");
        }

        if (examination.Uncovered.Count > MostWorkloads)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    and {examination.Uncovered.Count - MostWorkloads} more (--format json lists all)"));
        }
    }
}
