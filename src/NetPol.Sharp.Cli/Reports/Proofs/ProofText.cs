using System.IO;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Reports.Proofs;

/// <summary>Proofs for people: a line for each assertion, and what shows it to be false.</summary>
internal static class ProofText
{
    internal static void Write(ProofReport report, TextWriter output)
    {
        for (var i = 0; i < report.Proofs.Count; i++)
        {
            var proof = report.Proofs[i];
            output.WriteLine($"{proof.Assertion.Span}: {ProofWords.Of(proof.Verdict)}: {proof.Assertion}{(proof.Assertion.Because.Length > 0 ? $" ({Message.OneLine(proof.Assertion.Because)})" : "")}");
            WriteWitness(proof, output);
            if (report.Existing.Count > 0)
            {
                output.WriteLine($"  for the pods in the manifests: {ProofWords.Of(report.Existing[i].Verdict)}");
                WriteWitness(report.Existing[i], output);
            }
        }
    }

    private static void WriteWitness(Proof proof, TextWriter output)
    {
        foreach (var line in proof.Witness is { } witness ? ProofWords.Of(witness) : [])
        {
            output.WriteLine("  " + line);
        }
    }
}
