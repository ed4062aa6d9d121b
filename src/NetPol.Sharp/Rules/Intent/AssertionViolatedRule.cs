using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Intent;

/// <summary>NETPOL6001: an assertion that is false of some pair of ends.</summary>
public sealed class AssertionViolatedRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.AssertionViolated,
        Severity.Error,
        "Assertion is violated",
        "A Never or Always that is false of two ends that could exist: the policies let through what it rules out, or hold back what it demands.");

    internal override void Check(Proof proof, Findings findings)
    {
        if (proof is not { Verdict: ProofVerdict.Violated, Witness: { } witness })
        {
            return;
        }

        WitnessSide[] sides = [.. new[] { witness.Egress, witness.Ingress }.OfType<WitnessSide>().Where(side => !side.IsOutside)];
        findings.Report(
            Descriptor,
            proof.Assertion.Span,
            $"'{proof.Assertion}' is violated{Because(proof.Assertion)}: {Sentence(witness)}: {string.Join(" and ", sides.Select(Reason))}; {Remedy(sides)}",
            [.. sides.Where(side => side.Span.IsKnown).Select(side => new RelatedSpan(side.Span, Role(side)))]);
    }

    private static string Because(Assertion assertion) => assertion.Because.Length == 0 ? "" : $" ({assertion.Because})";

    private static string Sentence(Witness witness) => string.Format(
        CultureInfo.InvariantCulture,
        "{0} {1} {2} on {3} {4}{5}",
        witness.From,
        ProofWords.Verb(witness),
        witness.To,
        witness.Protocol.ApiName(),
        witness.Port,
        witness.Family == IPFamily.IPv6 ? " over IPv6" : "");

    private static string Reason(WitnessSide side) => (side.Direction, side) switch
    {
        (PolicyType.Egress, { AdmittedBy: { } rule }) => $"policy '{rule.Policy}' lets it out",
        (PolicyType.Ingress, { AdmittedBy: { } rule }) => $"policy '{rule.Policy}' lets it in",
        (PolicyType.Egress, { IsAllowed: true }) => "no policy isolates the source for egress",
        (PolicyType.Ingress, { IsAllowed: true }) => "no policy isolates the destination for ingress",
        (PolicyType.Egress, _) => $"policy '{side.IsolatedBy}' isolates the source and nothing lets it out",
        _ => $"policy '{side.IsolatedBy}' isolates the destination and nothing lets it in",
    };

    private static string Role(WitnessSide side) => (side.Direction, side.IsAllowed) switch
    {
        (PolicyType.Egress, true) => "lets it out",
        (PolicyType.Ingress, true) => "lets it in",
        (PolicyType.Egress, false) => "isolates the source",
        _ => "isolates the destination",
    };

    private static string Remedy(IReadOnlyList<WitnessSide> sides) =>
        sides.Any(side => !side.IsAllowed) ? "allow it there"
        : sides.All(side => side.AdmittedBy is not null) ? "narrow a rule or the assertion"
        : sides.Any(side => side.AdmittedBy is not null) ? "narrow the rule, or isolate the other end with a default deny"
        : "isolate one of them with a default deny";
}
