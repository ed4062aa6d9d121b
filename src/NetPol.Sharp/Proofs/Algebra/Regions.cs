using System;
using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Algebra;

/// <summary>The connections that a world allows, or denies, among those of a box.</summary>
internal sealed class Regions(World world)
{
    /// <summary>Where a connection of the box is allowed: let out by a rule or by no isolation, and let in likewise. The cheapest come first.</summary>
    /// <param name="about">The box.</param>
    /// <param name="search">Who asks; where nothing is better than what it has, nothing is returned.</param>
    internal IEnumerable<Region> Allowed(AssertionBox about, Search search)
    {
        var both = about is { IsFromPods: true, IsToPods: true };
        Passage[] outside = [new Passage(about.Box, [], Rule: null, Cost: 0)];
        var lettingOut = about.IsFromPods ? Open(world.Egress, about.Box, both, search) : outside;
        var lettingIn = about.IsToPods ? Open(world.Ingress, about.Box, both, search) : outside;
        foreach (var passageOut in lettingOut)
        {
            foreach (var passageIn in lettingIn)
            {
                // Dearer ones follow.
                if (search.IsPointless(Math.Max(passageOut.Cost, passageIn.Cost)))
                {
                    break;
                }

                if (passageOut.Box.And(passageIn.Box) is { } box)
                {
                    yield return new Region
                    {
                        Box = box,
                        Except = passageOut.Except.Count == 0 ? passageIn.Except : passageIn.Except.Count == 0 ? passageOut.Except : [.. passageOut.Except, .. passageIn.Except],
                        IsBetweenPods = both,
                        LetOutBy = passageOut.Rule,
                        LetInBy = passageIn.Rule,
                    };
                }
            }
        }
    }

    /// <summary>Where a connection of the box is denied: some policy isolates an end, and no rule admits it there.</summary>
    internal IEnumerable<Region> Denied(AssertionBox about)
    {
        var both = about is { IsFromPods: true, IsToPods: true };
        foreach (var (isolation, box) in about.IsFromPods ? Isolated(world.Egress, about.Box) : [])
        {
            yield return new Region { Box = box, Except = Admitted(world.Egress, isolation, both), IsBetweenPods = both, HeldBackBy = isolation };
        }

        foreach (var (isolation, box) in about.IsToPods ? Isolated(world.Ingress, about.Box) : [])
        {
            yield return new Region { Box = box, Except = Admitted(world.Ingress, isolation, both), IsBetweenPods = both, KeptOutBy = isolation };
        }
    }

    private IEnumerable<int> Namespaces(DirectionBoxes direction, Box box) =>
        Bits.Atoms(box[Variables.Namespace(direction.Self)] ?? world.Space.Domain(Variables.Namespace(direction.Self)));

    private Passage[] Open(DirectionBoxes direction, Box about, bool isPeerPod, Search search)
    {
        var passages = new List<Passage>();
        var admissions = isPeerPod ? direction.ToPods : direction.ToOutside;
        foreach (var admission in Namespaces(direction, about).SelectMany(ns => admissions[ns]))
        {
            if (about.And(admission.Box) is { } box)
            {
                passages.Add(new Passage(box, [], admission.Rule, search.CostOf(box)));
            }
        }

        if (about.With(Variables.Namespace(direction.Self), direction.OpenNamespaces) is { } open)
        {
            Box[] isolated = [.. Namespaces(direction, open).SelectMany(ns => direction.Isolations[ns]).Select(isolation => isolation.Box)];
            passages.Add(new Passage(open, isolated, Rule: null, search.CostOf(open)));
        }

        return [.. passages.OrderBy(passage => passage.Cost)];
    }

    private IEnumerable<(Isolation Isolation, Box Box)> Isolated(DirectionBoxes direction, Box about)
    {
        foreach (var isolation in Namespaces(direction, about).SelectMany(ns => direction.Isolations[ns]))
        {
            if (about.And(isolation.Box) is { } box)
            {
                yield return (isolation, box);
            }
        }
    }

    private static Box[] Admitted(DirectionBoxes direction, Isolation isolation, bool isPeerPod) =>
        [.. (isPeerPod ? direction.ToPods : direction.ToOutside)[isolation.Namespace].Select(admission => admission.Box)];

    /// <summary>One way through one side: by a rule, or because no policy isolates the pod.</summary>
    private sealed record Passage(Box Box, IReadOnlyList<Box> Except, RuleReference? Rule, int Cost);
}
