using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Cli.Reports;

/// <summary>Findings as JSON: <c>[{"ruleId","severity","message","file","line","column","related":[…]}]</c>.</summary>
internal static class JsonReport
{
    internal static void Write(LintResult result, TextWriter output) => JsonText.Write(output, json => Write(result.Findings, json));

    internal static void Write(IEnumerable<Finding> findings, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("ruleId", finding.RuleId);
            json.WriteString("severity", finding.Severity.Word());
            json.WriteString("message", finding.Message);
            WritePlace(json, finding.Span);
            json.WriteStartArray("related");
            foreach (var related in finding.Related)
            {
                json.WriteStartObject();
                json.WriteString("message", related.Message);
                WritePlace(json, related.Span);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A place, as members of an object.</summary>
    internal static void WritePlace(Utf8JsonWriter json, SourceSpan span)
    {
        json.WriteString("file", span.File);
        json.WriteNumber("line", span.Line);
        json.WriteNumber("column", span.Column);
    }
}
