using System.Collections.Generic;
using System.Globalization;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Proofs in words.</summary>
internal static class ProofWords
{
    internal static string Of(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Holds => "holds",
        ProofVerdict.Violated => "violated",
        ProofVerdict.Vacuous => "vacuous",
        _ => "unknown",
    };

    /// <summary>A witness, several lines: the connection, then each side.</summary>
    internal static IEnumerable<string> Of(Witness witness)
    {
        yield return string.Format(
            CultureInfo.InvariantCulture, "{0} {1} {2} on {3} {4} ({5})", witness.From, Verb(witness), witness.To, witness.Protocol.ApiName(), witness.Port, witness.Family);
        foreach (var (word, side) in new[] { ("out: ", witness.Egress), ("in: ", witness.Ingress) })
        {
            if (side is not null)
            {
                yield return word + Of(side);
            }
        }
    }

    /// <summary>What the source of a witness can do with its destination.</summary>
    internal static string Verb(Witness witness) =>
        witness.DependsOnAddress ? "may or may not, by the address that it gets, reach" : witness.IsAllowed ? "can reach" : "cannot reach";

    /// <summary>What one side does and why.</summary>
    internal static string Of(WitnessSide side)
    {
        var direction = side.Direction.ApiName().ToLowerInvariant();
        if (side.IsOutside)
        {
            return "allowed, it is no pod";
        }

        if (side.AdmittedBy is { } rule)
        {
            return "allowed by " + rule;
        }

        return side.IsolatedBy is { } policy
            ? $"denied, policy '{policy}' isolates the pod for {direction} and nothing allows the connection{Place(policy.Span)}"
            : side.IsAllowed ? $"allowed, no policy isolates the pod for {direction}" : "denied";
    }

    private static string Place(SourceSpan span) => span.IsKnown ? $" ({span})" : "";
}
