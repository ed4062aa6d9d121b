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
        IEnumerable<NetworkPolicy> policies, IEnumerable<Assertion> assertions, ConnectivityOptions? options = null, long budget = DefaultBudget) =>
        Prove(policies, assertions, options ?? new ConnectivityOptions(), budget, missing: null);

    /// <summary>
    /// Decides assertions of a world of which some policies are not known. They may isolate any pod and allow anything, so all that can be said is that rules which are
    /// known let a connection through that must never be.
    /// </summary>
    /// <param name="policies">The policies that are known.</param>
    /// <param name="assertions">The assertions.</param>
    /// <param name="options">The plugin's habits.</param>
    /// <param name="budget">How many comparisons of boxes one assertion may cost.</param>
    /// <param name="missing">Why policies are missing; <c>null</c> when none are.</param>
    internal static IReadOnlyList<Proof> Prove(IEnumerable<NetworkPolicy> policies, IEnumerable<Assertion> assertions, ConnectivityOptions options, long budget, string? missing)
    {
        NetworkPolicy[] all = [.. Literal.NotNull(policies, "The list of policies")];
        Assertion[] asked = [.. Literal.NotNull(assertions, "The list of assertions")];
        var world = new World(all, Space.Of(all, asked, options), options) { IsOpen = missing is not null };
        return
        [
            .. asked.Select(assertion => Decide(assertion, world, budget)).Select(proof => missing is not null && proof.Verdict is ProofVerdict.Holds or ProofVerdict.Unknown
                ? proof with { Verdict = ProofVerdict.Unknown, Missing = missing }
                : proof),
        ];
    }

    /// <summary>Decides assertions for the pods of a cluster, not for others that may come. Pods on the host network are left out, as from every proof.</summary>
    /// <param name="connectivity">The cluster and its policies.</param>
    /// <param name="assertions">The assertions.</param>
    public static IReadOnlyList<Proof> ProveExisting(Connectivity connectivity, IEnumerable<Assertion> assertions)
    {
        var existing = new ExistingPods(Literal.NotNull(connectivity, "The cluster"));
        return [.. Literal.NotNull(assertions, "The list of assertions").Select(existing.Decide)];
    }

    /// <summary>Compares two worlds: what could become possible for some pod, and what no more.</summary>
    /// <param name="before">The policies before.</param>
    /// <param name="after">The policies after.</param>
    /// <param name="options">The plugin's habits; the API's text where none are given.</param>
    public static WorldDifference Compare(IEnumerable<NetworkPolicy> before, IEnumerable<NetworkPolicy> after, ConnectivityOptions? options = null)
    {
        NetworkPolicy[] old = [.. Literal.NotNull(before, "The list of policies")], now = [.. Literal.NotNull(after, "The list of policies")];
        var habits = options ?? new ConnectivityOptions();
        var space = Space.Of([.. old, .. now], [], habits);
        var (first, second) = (new World(old, space, habits), new World(now, space, habits));
        var (gains, losses) = (new Gains(first, second, DefaultBudget), new Gains(second, first, DefaultBudget));
        var (gained, lost) = (gains.Find(), losses.Find());
        return new WorldDifference { Gained = EquatableArray.From(gained), Lost = EquatableArray.From(lost), IsComplete = gains.IsComplete && losses.IsComplete };
    }

    private static Proof Decide(Assertion assertion, World world, long budget)
    {
        var about = AssertionBoxes.Of(assertion, world.Space, world.Options).ToArray();

        // A box without others in it is searched in one step.
        var possible = new Search(world.Space, long.MaxValue);
        foreach (var box in about)
        {
            possible.Try(new Region { Box = box.Box, Except = [], IsBetweenPods = box.IsBetweenPods });
        }

        if (possible.Best is not { } least)
        {
            return new Proof { Assertion = assertion, Verdict = ProofVerdict.Vacuous };
        }

        if (world.IsOpen && assertion.Kind == AssertionKind.Always)
        {
            return new Proof { Assertion = assertion, Verdict = ProofVerdict.Unknown };
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
            ? new Proof { Assertion = assertion, Verdict = ProofVerdict.Violated, Witness = WitnessMaker.Of(new AddressTrimming(world, budget).Trim(best, found!, assertion.Kind), world, found!) }
            : new Proof { Assertion = assertion, Verdict = search.IsExhausted ? ProofVerdict.Unknown : ProofVerdict.Holds };
    }
}
