using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs;

/// <summary>The tables of documents that code knows better.</summary>
internal static class DocumentTables
{
    internal static IEnumerable<string> Of(string name) => name switch
    {
        "internet" =>
        [
            "| family | `cidr` | `except` |",
            "| --- | --- | --- |",
            Row("IPv4", InternetPeer.IPv4),
            Row("IPv6", InternetPeer.IPv6),
        ],
        "mistakes" =>
        [
            "| written | said |",
            "| --- | --- |",
            Mistake(() => Pods("app frontend")),
            Mistake(() => Allow.From("app=a").To("app=b").OnTcp(70000), ".OnTcp(70000)"),
            Mistake(() => Cidr("10.0.0.5/24")),
        ],
        "rules" => Rules(),
        "platforms" => PlatformTables.Support(),
        "platform-switches" => PlatformTables.Switches(),
        "platform-deviations" => PlatformTables.Deviations(),
        "platform-notes" => PlatformTables.Notes(),
        "platform-sources" => PlatformTables.Sources(),
        _ => throw new InvalidDataException($"Unknown table '{name}'."),
    };

    private static string Mistake(Func<object> make, string? written = null, [CallerArgumentExpression(nameof(make))] string code = "")
    {
        var exception = Assert.Throws<PolicyException>(() => make());
        return $"| `{written ?? code["() => ".Length..]}` | `{exception.RuleId}: {exception.Message}` |";
    }

    private static string[] Rules()
    {
        using var output = new StringWriter { NewLine = "\n" };
        RuleReport.WriteMarkdown(output);
        return output.ToString().TrimEnd('\n').Split('\n');
    }

    private static string Row(string family, IPBlock block) =>
        $"| {family} | `{block.Cidr}` | {string.Join(", ", block.Except.Select(part => $"`{part}`"))} |";
}
