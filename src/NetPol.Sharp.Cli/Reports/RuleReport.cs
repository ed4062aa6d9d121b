using System.IO;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Cli.Reports;

/// <summary>The catalogue of rules.</summary>
internal static class RuleReport
{
    internal static void WriteMarkdown(TextWriter output)
    {
        output.WriteLine("| id | severity | category | title | what it means | fix |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var rule in RuleCatalog.All)
        {
            output.WriteLine($"| [{rule.Id}]({rule.Id}.md) | {rule.Severity.Word()} | {rule.Category} | {rule.Title} | {rule.Description} | {(rule.HasFix ? rule.Fix : "none: " + rule.Fix)} |");
        }
    }

    internal static void WriteJson(TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartArray();
        foreach (var rule in RuleCatalog.All)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("severity", rule.Severity.Word());
            json.WriteString("category", rule.Category);
            json.WriteString("title", rule.Title);
            json.WriteString("description", rule.Description);
            json.WriteBoolean("hasFix", rule.HasFix);
            json.WriteString("fix", rule.Fix);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
