using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Reports.Proofs;

/// <summary>What policies alone make possible and impossible: an example each.</summary>
internal static class WorldDifferenceReport
{
    internal static void Write(string format, WorldDifference difference, TextWriter output, TextWriter error)
    {
        switch (format)
        {
            case "json":
                Json(difference, output);
                break;
            case "markdown":
                Markdown(difference, output);
                break;
            default:
                Text(difference, output);
                break;
        }

        output.Flush();
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"for every pod that could exist: {difference.Gained.Count} gained, {difference.Lost.Count} lost{(difference.IsComplete ? "" : "; not everything was compared: there are too many differences, or the search was given up")}"));
    }

    private static IEnumerable<(string Sign, Witness Witness)> Signed(WorldDifference difference) =>
        difference.Gained.Select(witness => ("+", witness)).Concat(difference.Lost.Select(witness => ("-", witness)));

    private static void Text(WorldDifference difference, TextWriter output)
    {
        foreach (var (sign, witness) in Signed(difference))
        {
            var lines = ProofWords.Of(witness).ToArray();
            output.WriteLine(sign + " " + (sign == "+" ? "now " : "before ") + lines[0]);
            foreach (var line in lines.Skip(1))
            {
                output.WriteLine("    " + line);
            }
        }
    }

    private static void Markdown(WorldDifference difference, TextWriter output)
    {
        output.WriteLine("| | from | to | example | out | in |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var (sign, witness) in Signed(difference))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {(sign == "+" ? "gained" : "lost")} | {witness.From} | {witness.To} | {witness.Protocol.ApiName()} {witness.Port} ({witness.Family}) | {ProofWords.Of(witness.Egress!)} | {ProofWords.Of(witness.Ingress!)} |"));
        }
    }

    private static void Json(WorldDifference difference, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("pods", Input.PodsOption.Any);
        foreach (var (name, witnesses) in new[] { ("gained", difference.Gained), ("lost", difference.Lost) })
        {
            json.WriteStartArray(name);
            foreach (var witness in witnesses)
            {
                json.WriteStartObject();
                ProofJson.Write(json, witness);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteBoolean("complete", difference.IsComplete);
        json.WriteEndObject();
    });
}
