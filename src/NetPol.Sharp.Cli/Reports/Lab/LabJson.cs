using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetPol.Sharp.Lab.Plans;
using NetPol.Sharp.Lab.Runs;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Reports.Lab;

/// <summary>The lab for programs: how many probes, what differs, what arrived.</summary>
internal static class LabJson
{
    internal static void Write(LabReport report, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("probes", report.Run.Verdicts.Count);
        json.WriteNumber("pairs", report.Run.Verdicts.Select(verdict => (verdict.From.Name, verdict.To.Name, verdict.Family)).Distinct().Count());
        WriteNumbers(json, "ports", report.Run.Verdicts.Select(verdict => verdict.Port).Distinct().Order());
        json.WriteNumber("arrived", report.Count(Outcome.Arrived));
        json.WriteNumber("refused", report.Count(Outcome.Refused));
        json.WriteNumber("lost", report.Count(Outcome.Lost));
        json.WriteNumber("unreachable", report.Count(Outcome.Unreachable));
        WriteDifferences(report, json);
        WriteConnections(report, json);
        WriteAnswers(report, json);
        if (report.ShowsRuleset)
        {
            json.WriteString("ruleset", report.Run.Ruleset);
        }

        json.WriteEndObject();
    });

    private static void WriteDifferences(LabReport report, Utf8JsonWriter json)
    {
        json.WriteStartArray("differences");
        foreach (var verdict in report.Differences)
        {
            json.WriteStartObject();
            WriteConnection(json, verdict);
            json.WriteString("packets", LabText.Word(verdict.Outcome));
            json.WriteString("engine", verdict.IsAllowed ? "denied" : "allowed");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteConnections(LabReport report, Utf8JsonWriter json)
    {
        json.WriteStartArray("connections");
        foreach (var pair in report.Run.Verdicts.Where(verdict => verdict.IsAllowed).GroupBy(verdict => (From: verdict.From.Name, To: verdict.To.Name, verdict.Family)))
        {
            json.WriteStartObject();
            json.WriteString("from", pair.Key.From);
            json.WriteString("to", pair.Key.To);
            json.WriteString("family", pair.Key.Family.ToString());
            json.WriteStartObject("ports");
            foreach (var protocol in pair.GroupBy(verdict => verdict.Protocol))
            {
                WriteNumbers(json, protocol.Key.ApiName(), protocol.Select(verdict => verdict.Port).Order());
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAnswers(LabReport report, Utf8JsonWriter json)
    {
        if (report.Questions.Count == 0)
        {
            return;
        }

        json.WriteStartArray("answers");
        foreach (var question in report.Questions)
        {
            json.WriteStartObject();
            json.WriteBoolean("allowed", question.IsAllowed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteConnection(Utf8JsonWriter json, LabVerdict verdict)
    {
        json.WriteString("from", verdict.From.Name);
        json.WriteString("to", verdict.To.Name);
        json.WriteString("protocol", verdict.Protocol.ApiName());
        json.WriteNumber("port", verdict.Port);
        json.WriteString("family", verdict.Family.ToString());
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
