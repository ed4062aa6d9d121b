using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NetPol.Sharp.Lab.Plans;
using NetPol.Sharp.Lab.Runs;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Reports.Lab;

/// <summary>The lab for people: the matrix or the answers, what arrives only in part, what differs, and the sums.</summary>
internal static class LabText
{
    private const int MostDifferences = 20;

    internal static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Arrived => "arrived",
        Outcome.Refused => "refused",
        Outcome.Lost => "lost",
        _ => "unreachable",
    };

    internal static void Write(LabReport report, bool isMatrix, TextWriter output)
    {
        if (isMatrix)
        {
            LabMatrix.Write(report.Run.Verdicts, report.Run.Topology.Ends, output);
            WriteParts(report.Run.Verdicts, output);
        }
        else
        {
            WriteAnswers(report, output);
        }

        // A line a pair and protocol, so that one pair does not hide the others.
        var differences = report.Differences.GroupBy(verdict => (From: verdict.From.Name, To: verdict.To.Name, verdict.Protocol, verdict.Family, verdict.Outcome)).ToArray();
        foreach (var group in differences.Take(MostDifferences))
        {
            var (from, to, protocol, family, outcome) = group.Key;
            output.WriteLine($"difference: {from} → {to} {protocol.ApiName()} {string.Join(",", group.Select(verdict => verdict.Port).Order())} ({family}): {Word(outcome)}, but the engine says {(outcome == Outcome.Arrived ? "denied" : "allowed")}");
        }

        if (differences.Length > MostDifferences)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {Counted(differences.Skip(MostDifferences).Sum(group => group.Count()), "difference")} more; --format json lists all"));
        }

        if (report.ShowsRuleset)
        {
            output.WriteLine();
            output.Write(report.Run.Ruleset);
            output.WriteLine();
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Run.Verdicts.Count} probes: {report.Count(Outcome.Arrived)} arrived, {report.Count(Outcome.Refused)} refused, {report.Count(Outcome.Lost)} lost; {Counted(report.Differences.Count, "difference")} from the engine"));
    }

    internal static void WriteNotes(LabReport report, TextWriter error)
    {
        if (report.Run.Topology.GivenAddresses is var given and > 0)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"note: {Counted(given, "pod")} without an address in the manifests got one of 10.244.0.0/16 and fd00:10:244::/112"));
        }

        if (report.Count(Outcome.Unreachable) is var unreachable and > 0)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"error: {Counted(unreachable, "probe")} did not arrive without policies either, so nothing was learnt from them; is the machine too busy?"));
        }

        if (report.Count(Outcome.Lost) is var lost and > 0)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"error: {Counted(lost, "probe")} got lost, although what is denied is refused, so nothing was learnt from them; is the machine too busy?"));
        }

        if (report.Run.Topology.LeftOut is var leftOut and > 0)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"note: the ipBlocks have more bounds than the lab has stand-ins; {leftOut} of them were not tried"));
        }

        var failed = report.Questions.Count(question => question.HasFailed);
        if (failed > 0)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{failed} of {report.Questions.Count(question => question.Query.ExpectsAllowed is not null)} expectations failed"));
        }
    }

    private static void WriteAnswers(LabReport report, TextWriter output)
    {
        foreach (var question in report.Questions)
        {
            if (question.HasFailed)
            {
                output.WriteLine($"{question.Query.Span}: expected {(question.Query.ExpectsAllowed == true ? "allow" : "deny")}:");
            }

            foreach (var verdict in question.Verdicts)
            {
                output.WriteLine($"{Connection(verdict)}: {Word(verdict.Outcome)}");
            }
        }
    }

    // Pairs of which some ports are reached. Families are told apart where they differ.
    private static void WriteParts(IReadOnlyList<LabVerdict> verdicts, TextWriter output)
    {
        output.WriteLine("ports tried, with TCP, UDP and SCTP: " + string.Join(", ", verdicts.Select(verdict => verdict.Port).Distinct().Order()));
        foreach (var pair in verdicts.GroupBy(verdict => (From: verdict.From.Name, To: verdict.To.Name)).Where(pair => pair.Select(verdict => verdict.IsAllowed).Distinct().Count() > 1))
        {
            var byFamily = pair.GroupBy(verdict => verdict.Family).Select(family => (family.Key, Ports: Ports(family))).ToArray();
            var isSame = byFamily.Select(family => family.Ports).Distinct().Count() == 1;
            foreach (var (family, ports) in byFamily.Take(isSame ? 1 : byFamily.Length))
            {
                output.WriteLine($"{pair.Key.From} → {pair.Key.To}{(isSame ? "" : $" ({family})")}: {ports}");
            }
        }
    }

    private static string Ports(IEnumerable<LabVerdict> verdicts)
    {
        var parts =
            from protocol in verdicts.GroupBy(verdict => verdict.Protocol)
            let all = protocol.Count()
            let ports = protocol.Where(verdict => verdict.IsAllowed).Select(verdict => verdict.Port).Order().ToArray()
            where ports.Length > 0
            select ports.Length == all ? "all " + protocol.Key.ApiName() : protocol.Key.ApiName() + " " + string.Join(",", ports);
        return string.Join("; ", parts.DefaultIfEmpty("none"));
    }

    private static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string Connection(LabVerdict verdict) =>
        string.Create(CultureInfo.InvariantCulture, $"{verdict.From.Name} → {verdict.To.Name} {verdict.Protocol.ApiName()} {verdict.Port} ({verdict.Family})");
}
