using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Cli.Reports.Proofs;
using NetPol.Sharp.Live;

namespace NetPol.Sharp.Cli.Live;

/// <summary>
/// Drift for people, or as JSON: <c>{"missing":[{"policy","file","line"}],"changed":[{"policy","file","line","fields"}],"stale":[…],"widening":[{"policy","together","example"}],"others","complete"}</c>.
/// </summary>
internal static class DriftReport
{
    internal static void Text(Drift drift, TextWriter output)
    {
        foreach (var policy in drift.Missing)
        {
            output.WriteLine($"missing: {policy.Key}{Place(policy)}");
        }

        foreach (var policy in drift.Changed)
        {
            output.WriteLine($"changed: {policy.Desired.Key}{Place(policy.Desired)}: {string.Join(", ", policy.Fields)}");
        }

        foreach (var policy in drift.Stale)
        {
            output.WriteLine($"stale: {policy.Policy.PolicyKey} was applied earlier and is not among the policies any more; {policy.Keeper ?? "'netpol apply --prune' deletes it"}");
        }

        foreach (var policy in drift.Widening)
        {
            output.WriteLine($"widening: {policy.Policy} {(policy.Together is { } other ? $"together with {other} " : "")}is not among the policies and lets more through than they do:");
            foreach (var line in ProofWords.Of(policy.Example))
            {
                output.WriteLine("  " + line);
            }
        }
    }

    internal static void Json(Drift drift, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        Array(json, "missing", drift.Missing, policy => Policy(json, policy));
        Array(json, "changed", drift.Changed, policy =>
        {
            Policy(json, policy.Desired);
            json.WriteStartArray("fields");
            foreach (var name in policy.Fields)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        });
        Array(json, "stale", drift.Stale, policy => json.WriteString("policy", policy.Policy.PolicyKey.ToString()));
        Array(json, "widening", drift.Widening, policy =>
        {
            json.WriteString("policy", policy.Policy.ToString());
            if (policy.Together is { } other)
            {
                json.WriteString("together", other.ToString());
            }

            json.WriteStartObject("example");
            ProofJson.Write(json, policy.Example);
            json.WriteEndObject();
        });
        json.WriteNumber("others", drift.Others);
        json.WriteBoolean("complete", drift.IsComplete);
        json.WriteEndObject();
    });

    internal static string Summary(Drift drift, int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"{OutputPlan.Count(count, "policy", "policies")}: {drift.Missing.Count} missing, {drift.Changed.Count} changed, {drift.Stale.Count} stale; {OutputPlan.Count(drift.Others, "other policy", "other policies")} in their namespaces, {drift.Widening.Count} widening{(drift.IsComplete ? "" : "; not everything was compared: there are too many differences")}");

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, System.Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Policy(Utf8JsonWriter json, DesiredPolicy policy)
    {
        json.WriteString("policy", policy.Key.ToString());
        json.WriteString("file", policy.Span.File);
        json.WriteNumber("line", policy.Span.Line);
    }

    private static string Place(DesiredPolicy policy) => policy.Span.IsKnown ? $" ({policy.Span})" : "";
}
