using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Holds a comparison of two worlds to what it promises.</summary>
internal sealed class DifferenceCheck(WorldPair pair, ProofConnection? gained, ProofConnection? lost)
{
    internal static DifferenceCheck Of(WorldPair pair)
    {
        var (gained, lost) = DifferenceReference.Of(pair);
        return new DifferenceCheck(pair, gained, lost);
    }

    /// <summary>Whether some connection is allowed only after the change.</summary>
    internal bool HasGains => gained is not null;

    /// <summary>Whether some connection is allowed only before the change.</summary>
    internal bool HasLosses => lost is not null;

    /// <summary>What is wrong with a comparison; <c>null</c> when nothing is.</summary>
    internal string? Fault(WorldDifference difference) =>
        FaultOf("gained", pair, difference.Gained, gained, difference.IsComplete) ?? FaultOf("lost", pair.Swapped, difference.Lost, lost, difference.IsComplete);

    /// <summary>The gains that are told twice: by the same rule out and the same rule in, so that both ends are pods, of one namespace or of two.</summary>
    internal static string? Repeated(IEnumerable<Witness> gained)
    {
        var ways = gained.Where(witness => witness is { Egress.AdmittedBy: not null, Ingress.AdmittedBy: not null }).GroupBy(witness => (witness.Egress!.AdmittedBy, witness.Ingress!.AdmittedBy, witness.From.Pod!.Namespace == witness.To.Pod!.Namespace));
        return ways.FirstOrDefault(way => way.Count() > 1) is { } twice ? "twice by one way:\n" + string.Join("\n", twice.Select(ProofTexts.Of)) : null;
    }

    private static string? FaultOf(string word, WorldPair pair, EquatableArray<Witness> witnesses, ProofConnection? expected, bool isComplete)
    {
        if (isComplete && witnesses.Count == 0 && expected is not null)
        {
            return $"nothing is {word}, but {expected} is";
        }

        if (witnesses.FirstOrDefault(witness => FaultOf(pair, witness) is not null) is { } wrong)
        {
            return $"{word}: {FaultOf(pair, wrong)}\n{ProofTexts.Of(wrong)}";
        }

        return witnesses.Count > 0 && expected is null ? $"the reference does not know that anything is {word}: {ProofTexts.Of(witnesses[0])}" : null;
    }

    // It is a connection of the later world for whatever it leaves open, and none of the earlier one.
    private static string? FaultOf(WorldPair pair, Witness witness)
    {
        if (witness is { Egress: null } or { Ingress: null } || !witness.IsAllowed)
        {
            return "it does not say that both sides let it through";
        }

        if (new WitnessCheck(pair.After, DifferenceReference.Anything, pair.Options).Fault(witness) is { } fault)
        {
            return fault;
        }

        var (before, after) = (new ProofJudge(pair.Before, pair.Options), new ProofJudge(pair.After, pair.Options));
        var connections = new WitnessReading(witness, [.. pair.Before, .. pair.After], DifferenceReference.Anything).Connections();
        if (connections.Count == 0 || !ProofReading.IsUsed(witness.Family, pair.Options) || witness is { From.Pod: null, To.Pod: null })
        {
            return "it is no connection";
        }

        return connections.FirstOrDefault(connection => !after.Allows(connection)) is { } denied ? $"it is not allowed: {denied}"
            : connections.FirstOrDefault(before.Allows) is { } allowed ? $"it was allowed before: {allowed}"
            : null;
    }
}
