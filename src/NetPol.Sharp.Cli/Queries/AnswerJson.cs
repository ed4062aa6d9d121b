using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Queries;

/// <summary>
/// Answers as JSON: <c>[{"allowed","egress":{"allowed","isolated","policies"},"ingress":{…}}]</c>, one a question; through a Service <c>"routes"</c> in place of the sides. <c>policies</c> are those that decide: the ones
/// with a rule that admits the connection, otherwise the ones that isolate the pod. <c>allowed</c> is null where it depends on the plugin or some ends are reached and some are not.
/// </summary>
internal static class AnswerJson
{
    internal static void Write(IEnumerable<Answer> answers, bool explain, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartArray();
        foreach (var answer in answers)
        {
            json.WriteStartObject();
            WriteVerdict(json, answer.Verdict);
            if (answer.Query.ExpectsAllowed is { } expected)
            {
                json.WriteString("expect", expected ? "allow" : "deny");
            }

            if (answer.Explanation is { } explanation)
            {
                WriteSides(json, explanation);
            }
            else
            {
                json.WriteStartArray("routes");
                foreach (var service in answer.Services)
                {
                    WriteService(json, service);
                }

                json.WriteEndArray();
            }

            if (explain || answer.HasFailed)
            {
                json.WriteStartArray("explanation");
                foreach (var line in answer.Lines)
                {
                    json.WriteStringValue(line);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteVerdict(Utf8JsonWriter json, Verdict verdict)
    {
        if (verdict is Verdict.Allowed or Verdict.Denied)
        {
            json.WriteBoolean("allowed", verdict == Verdict.Allowed);
        }
        else
        {
            json.WriteNull("allowed");
        }
    }

    private static void WriteSides(Utf8JsonWriter json, Explanation explanation)
    {
        WriteSide(json, "egress", explanation.Egress);
        WriteSide(json, "ingress", explanation.Ingress);
    }

    private static void WriteSide(Utf8JsonWriter json, string name, SideExplanation side)
    {
        json.WriteStartObject(name);
        json.WriteBoolean("allowed", side.IsAllowed);
        json.WriteBoolean("isolated", side.IsIsolated);
        json.WriteStartArray("policies");
        foreach (var policy in (side.AdmittedBy.Count > 0 ? side.AdmittedBy.Select(rule => rule.Policy) : side.IsolatedBy).Distinct())
        {
            json.WriteStringValue(policy.ToString());
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteService(Utf8JsonWriter json, ServiceExplanation service)
    {
        json.WriteStartObject();
        json.WriteString("service", service.Service.ToString());
        json.WriteNumber("port", service.Port.Port);
        WriteVerdict(json, service.Verdict);
        if (service.Dns is { } dns)
        {
            json.WriteBoolean("resolves", dns.IsAllowed);
        }

        json.WriteStartArray("backends");
        foreach (var backend in service.Backends)
        {
            json.WriteStartObject();
            json.WriteString("to", backend.To.ToString());
            json.WriteNumber("port", backend.Port);
            WriteVerdict(json, backend.Verdict);
            if (backend.Explanation is { } explanation)
            {
                WriteSides(json, explanation);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in service.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
