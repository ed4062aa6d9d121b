using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Platforms;

namespace NetPol.Sharp.Cli.Reports.Doctor;

/// <summary>An examination for programs: <c>{"plugins":[{"name","enforces",…}],"enforces","dns","policies","findings":[…],"uncovered":[…],"notes":[…]}</c>.</summary>
internal static class DoctorJson
{
    internal static void Write(Examination examination, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("plugins");
        foreach (var plugin in examination.Diagnosis.Plugins)
        {
            Write(plugin, json);
        }

        json.WriteEndArray();
        if (examination.IsKnown)
        {
            json.WriteBoolean("enforces", examination.Diagnosis.Enforces);
        }
        else
        {
            json.WriteNull("enforces");
        }

        json.WriteString("dns", DnsWords.Of(examination.Diagnosis.Dns));
        if (examination.KnowsPolicies)
        {
            json.WriteNumber("policies", examination.Policies.Count);
        }
        else
        {
            json.WriteNull("policies");
        }

        json.WritePropertyName("findings");
        JsonReport.Write(examination.Findings, json);
        json.WriteStartArray("uncovered");
        foreach (var workload in examination.Uncovered)
        {
            json.WriteStartObject();
            json.WriteString("workload", workload.Name);
            Write("directions", workload.Directions, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write("notes", examination.Diagnosis.Notes, json);
        Write("missing", examination.Missing, json);
        json.WriteEndObject();
    });

    private static void Write(DetectedPlugin plugin, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", plugin.Profile.Name);
        json.WriteBoolean("enforces", plugin.Profile.Enforces);
        json.WriteString("title", plugin.Profile.Title);
        json.WriteString("version", plugin.Profile.Version?.ToString());
        json.WriteString("evidence", plugin.Evidence);
        JsonReport.WritePlace(json, plugin.Span);
        json.WriteString("remedy", plugin.Profile.Enforces ? null : plugin.Profile.Enforcement);
        json.WriteString("endOfLife", plugin.Profile.EndOfLife.Length == 0 ? null : plugin.Profile.EndOfLife);
        Write("notes", plugin.Notes, json);
        json.WriteEndObject();
    }

    private static void Write(string name, IEnumerable<string> texts, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
