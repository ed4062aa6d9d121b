using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Two worlds whose comparison is wrong.</summary>
internal sealed record DifferenceFinding(WorldPair Pair, string Problem)
{
    /// <summary>Compares two worlds; <c>null</c> when nothing is wrong.</summary>
    internal static DifferenceFinding? Of(WorldPair pair, DifferenceCheck check) => Of(pair, check.Fault);

    /// <summary>Compares two worlds; <c>null</c> when a check finds nothing.</summary>
    internal static DifferenceFinding? Of(WorldPair pair, Func<WorldDifference, string?> check)
    {
        try
        {
            return check(Prover.Compare(pair.Before, pair.After, pair.Options)) is { } problem ? new DifferenceFinding(pair, problem) : null;
        }
#pragma warning disable CA1031 // a failure is the finding
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new DifferenceFinding(pair, "it threw " + exception);
        }
    }

    /// <summary>The same problem, or another one, with as little as possible in both worlds.</summary>
    internal DifferenceFinding Shrunk(Func<WorldPair, DifferenceFinding?> find)
    {
        var smallest = this;
        while (Smaller(smallest.Pair).Select(find).FirstOrDefault(finding => finding is not null) is { } smaller)
        {
            smallest = smaller;
        }

        return smallest;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Pair.Seed} ({Pair.Edit}): {Problem}\n{Pair.Options}\nbefore:\n{NetworkPolicyYaml.Write(Pair.Before)}\nafter:\n{NetworkPolicyYaml.Write(Pair.After)}");

    // What both have is left out of both first.
    private static IEnumerable<WorldPair> Smaller(WorldPair pair) =>
        pair.Before.Intersect(pair.After).Select(shared => pair with { Before = Without(pair.Before, shared), After = Without(pair.After, shared) })
            .Concat(PolicyShrinker.Smaller(pair.Before).Select(before => pair with { Before = before }))
            .Concat(PolicyShrinker.Smaller(pair.After).Select(after => pair with { After = after }));

    private static NetworkPolicy[] Without(IReadOnlyList<NetworkPolicy> policies, NetworkPolicy left) => [.. policies.Where(policy => policy != left)];
}
