using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Intent;

/// <summary>NETPOL6002: an assertion about no pair of ends at all.</summary>
public sealed class AssertionVacuousRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.AssertionVacuous,
        Severity.Warning,
        "Assertion can never fail",
        "A Never or Always about no pair of ends that could exist: a selector contradicts itself, or neither end is a pod, so it proves nothing.");

    internal override void Check(Proof proof, Findings findings)
    {
        if (proof.Verdict == ProofVerdict.Vacuous)
        {
            findings.Report(
                Descriptor,
                proof.Assertion.Span,
                $"'{proof.Assertion}' can never fail: no connection that it is about could exist, because a selector contradicts itself, an end has no address or port, or neither end is a pod; correct or remove it");
        }
    }
}
