using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Reports.Connections;

/// <summary>The formats of a comparison.</summary>
internal static class DiffReports
{
    internal static void Write(string format, ConnectivityDiff diff, TextWriter output)
    {
        Action<ConnectivityDiff, TextWriter> write = format switch { "json" => Json, "markdown" => Markdown, _ => Text };
        write(diff, output);
    }

    private static void Text(ConnectivityDiff diff, TextWriter output)
    {
        foreach (var change in diff.Changes)
        {
            foreach (var (sign, ports) in Signed(change))
            {
                output.WriteLine($"{sign} {change.From} → {change.To}: {ports}{Family(change)}");
            }
        }

        foreach (var policy in diff.PoliciesWithoutEffect)
        {
            output.WriteLine($"  policy {policy}: its change alone makes no difference to what is allowed");
        }
    }

    private static void Markdown(ConnectivityDiff diff, TextWriter output)
    {
        output.WriteLine("| | from | to | connections |");
        output.WriteLine("| --- | --- | --- | --- |");
        foreach (var change in diff.Changes)
        {
            foreach (var (sign, ports) in Signed(change))
            {
                output.WriteLine($"| {(sign == "+" ? "gained" : "lost")} | {ConnectionMarkdown.Cell(change.From)} | {ConnectionMarkdown.Cell(change.To)} | {ports}{Family(change)} |");
            }
        }

        if (diff.PoliciesWithoutEffect.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("Policies that changed without changing what is allowed: " + string.Join(", ", diff.PoliciesWithoutEffect));
        }
    }

    private static void Json(ConnectivityDiff diff, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        foreach (var (name, select) in new[] { ("gained", new Func<ConnectionChange, ConnectionSet>(change => change.Gained)), ("lost", change => change.Lost) })
        {
            json.WriteStartArray(name);
            foreach (var change in diff.Changes.Where(change => !select(change).IsEmpty))
            {
                json.WriteStartObject();
                json.WriteString("from", change.From);
                json.WriteString("to", change.To);
                json.WritePropertyName("connections");
                json.WriteRawValue(ConnectionJson.Json(select(change)));
                if (change.Family is { } family)
                {
                    json.WriteString("family", family == IPFamily.IPv4 ? "IPv4" : "IPv6");
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("policiesWithoutEffect");
        foreach (var policy in diff.PoliciesWithoutEffect)
        {
            json.WriteStringValue(policy);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static IEnumerable<(string Sign, ConnectionSet Ports)> Signed(ConnectionChange change)
    {
        if (!change.Gained.IsEmpty)
        {
            yield return ("+", change.Gained);
        }

        if (!change.Lost.IsEmpty)
        {
            yield return ("-", change.Lost);
        }
    }

    private static string Family(ConnectionChange change) => change.Family is null ? "" : $" ({change.Family})";
}
