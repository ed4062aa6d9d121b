using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Intent;

/// <summary>NETPOL6003: an assertion that could not be decided.</summary>
public sealed class AssertionNotProvenRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.AssertionNotProven,
        Severity.Warning,
        "Assertion is not proven",
        "A Never or Always that was not decided: some policies of its world could not be evaluated in the compiler, or the search for a pair that breaks it was given up at its budget.");

    internal override void Check(Proof proof, Findings findings)
    {
        if (proof.Verdict == ProofVerdict.Unknown)
        {
            findings.Report(
                Descriptor,
                proof.Assertion.Span,
                proof.Missing is { } missing
                    ? NotHere(proof.Assertion.ToString(), missing)
                    : $"'{proof.Assertion}' is not proven: the search for a pair that breaks it was given up at its budget; assert less at once, with fewer ends or ports in a sentence");
        }
    }

    /// <summary>Why an assertion is not proven in a compiler that does not know all policies.</summary>
    internal static string NotHere(string assertion, string missing) => $"'{assertion}' is not proven here: {missing}; it is decided when the sets are emitted";
}
