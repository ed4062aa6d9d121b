using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>
/// Decides assertions about policies for every pod that could ever exist: any labels, in any namespace with any labels, at any address, declaring any
/// ports. docs/proofs.md says what that covers and how it is decided.
/// </summary>
public static class Prover
{
    /// <summary>How many comparisons of boxes one assertion may cost before it is <see cref="ProofVerdict.Unknown"/>.</summary>
    public const long DefaultBudget = 20_000_000;

    /// <summary>Decides assertions, in their order.</summary>
    /// <param name="policies">The policies of the world; one without a namespace is in <c>default</c>.</param>
    /// <param name="assertions">The assertions.</param>
    /// <param name="options">The plugin's habits; the API's text where none are given.</param>
    /// <param name="budget">How many comparisons of boxes one assertion may cost.</param>
    public static IReadOnlyList<Proof> Prove(
        IEnumerable<NetworkPolicy> policies, IEnumerable<Assertion> assertions, ConnectivityOptions? options = null, long budget = DefaultBudget)
    {
        NetworkPolicy[] all = [.. Literal.NotNull(policies, "The list of policies")];
        Assertion[] asked = [.. Literal.NotNull(assertions, "The list of assertions")];
        var habits = options ?? new ConnectivityOptions();
        var space = new Space();
        foreach (var policy in all)
        {
            space.Mention(policy, habits);
        }

        foreach (var assertion in asked)
        {
            space.Mention(assertion);
        }

        space.Freeze();
        var world = new World(all, space, habits);
        return [.. asked.Select(assertion => Decide(assertion, world, budget))];
    }

    private static Proof Decide(Assertion assertion, World world, long budget)
    {
        var about = AssertionBoxes.Of(assertion, world.Space, world.Options).ToArray();
        var possible = new Search(world.Space, budget);
        foreach (var box in about)
        {
            possible.Try(new Region { Box = box.Box, Except = [], IsBetweenPods = box is { IsFromPods: true, IsToPods: true } });
        }

        if (possible.Best is not { } least)
        {
            return new Proof { Assertion = assertion, Verdict = ProofVerdict.Vacuous };
        }

        var regions = new Regions(world);
        var search = new Search(world.Space, budget);
        AssertionBox? found = null;
        foreach (var box in about)
        {
            foreach (var region in assertion.Kind == AssertionKind.Never ? regions.Allowed(box, search) : regions.Denied(box))
            {
                var before = search.Best;
                search.Try(region);
                found = search.Best == before ? found : box;

                // Nothing is cheaper than what the ends themselves need.
                if (search.Best?.Cost == least.Cost)
                {
                    break;
                }
            }
        }

        return search.Best is { } best
            ? new Proof { Assertion = assertion, Verdict = ProofVerdict.Violated, Witness = WitnessMaker.Of(best, world.Space, found!) }
            : new Proof { Assertion = assertion, Verdict = search.IsExhausted ? ProofVerdict.Unknown : ProofVerdict.Holds };
    }
}
