using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>The connections that a world allows, or denies, among those of a box.</summary>
internal sealed class Regions(World world)
{
    private readonly Costs _costs = new(world.Space);

    /// <summary>Where a connection of the box is allowed: let out by a rule or by no isolation, and let in likewise. The cheapest come first.</summary>
    /// <param name="about">The box.</param>
    /// <param name="search">Who asks; where nothing is better than what it has, nothing is returned.</param>
    internal IEnumerable<Region> Allowed(AssertionBox about, Search search) =>
        Allowed(about, (one, other) => search.IsPointless(Math.Max(one.Cost, other.Cost)), known: null);

    /// <summary>Where a connection of the box is allowed by ways through the two sides that another world does not have both.</summary>
    /// <param name="about">The box.</param>
    /// <param name="known">The ways that the other world has.</param>
    internal IEnumerable<Region> Allowed(AssertionBox about, KnownPassages known) =>
        Allowed(about, (_, _) => false, known);

    /// <summary>Where a connection of the box is denied: some policy isolates an end, and no rule admits it there.</summary>
    internal IEnumerable<Region> Denied(AssertionBox about)
    {
        var both = about.IsBetweenPods;
        foreach (var (isolation, box) in about.IsFromPods ? Isolated(world.Egress, about.Box) : [])
        {
            yield return new Region { Box = box, Except = Admitted(world.Egress, isolation, both), IsBetweenPods = both, HeldBackBy = isolation };
        }

        foreach (var (isolation, box) in about.IsToPods ? Isolated(world.Ingress, about.Box) : [])
        {
            yield return new Region { Box = box, Except = Admitted(world.Ingress, isolation, both), IsBetweenPods = both, KeptOutBy = isolation };
        }
    }

    private IEnumerable<Region> Allowed(AssertionBox about, Func<Passage, Passage, bool> ends, KnownPassages? known)
    {
        var both = about.IsBetweenPods;
        Passage[] outside = [new Passage(about.Box, [], Rule: null, Cost: 0)];
        var lettingIn = about.IsToPods ? Open(world.Ingress, about.Box, both) : outside;

        // Asked once a passage, not once a pair.
        var newIn = Array.FindAll(lettingIn, passage => known?.Has(PolicyType.Ingress, passage.Rule?.Rule) != true);
        foreach (var passageOut in about.IsFromPods ? Open(world.Egress, about.Box, both) : outside)
        {
            var candidates = known?.Has(PolicyType.Egress, passageOut.Rule?.Rule) == true ? newIn : lettingIn;
            foreach (var passageIn in candidates)
            {
                // Dearer ones follow.
                if (ends(passageOut, passageIn))
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

    private IEnumerable<int> Namespaces(DirectionBoxes direction, Box box) =>
        (box[Variables.Namespace(direction.Self)] ?? world.Space.Domain(Variables.Namespace(direction.Self))).Atoms;

    private Passage[] Open(DirectionBoxes direction, Box about, bool isPeerPod)
    {
        var passages = new List<Passage>();
        var admissions = isPeerPod ? direction.ToPods : direction.ToOutside;
        foreach (var admission in Namespaces(direction, about).SelectMany(ns => admissions[ns]))
        {
            if (about.And(admission.Box) is { } box)
            {
                passages.Add(new Passage(box, [], admission, _costs.AtLeast(box)));
            }
        }

        if (!world.IsOpen && about.With(Variables.Namespace(direction.Self), direction.OpenNamespaces) is { } open)
        {
            Box[] isolated = [.. Namespaces(direction, open).SelectMany(ns => direction.Isolations[ns]).Select(isolation => isolation.Box)];
            passages.Add(new Passage(open, isolated, Rule: null, _costs.AtLeast(open)));
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
    private sealed record Passage(Box Box, IReadOnlyList<Box> Except, Admission? Rule, int Cost);
}
