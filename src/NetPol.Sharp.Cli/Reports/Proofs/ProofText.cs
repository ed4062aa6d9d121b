using System.Collections.Generic;
using System.IO;

namespace NetPol.Sharp.Cli.Reports.Proofs;

/// <summary>Proofs for people: a line for each assertion, and what shows it to be false.</summary>
internal static class ProofText
{
    internal static void Write(IEnumerable<Proof> proofs, TextWriter output)
    {
        foreach (var proof in proofs)
        {
            output.WriteLine($"{proof.Assertion.Span}: {ProofWords.Of(proof.Verdict)}: {proof.Assertion}{(proof.Assertion.Because.Length > 0 ? $" ({proof.Assertion.Because})" : "")}");
            if (proof.Witness is { } witness)
            {
                foreach (var line in ProofWords.Of(witness))
                {
                    output.WriteLine("  " + line);
                }
            }
        }
    }
}
