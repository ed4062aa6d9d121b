using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Algebra;

/// <summary>The connections that a world allows, or denies, among those of a box.</summary>
internal sealed class Regions(World world)
{
    /// <summary>Where a connection of the box is allowed: let out by a rule or by no isolation, and let in likewise.</summary>
    internal IEnumerable<Region> Allowed(AssertionBox about)
    {
        var both = about is { IsFromPods: true, IsToPods: true };
        var lettingIn = about.IsToPods ? Open(world.Ingress, about.Box, both).ToArray() : [new Passage(about.Box, [], Rule: null)];
        foreach (var passageOut in about.IsFromPods ? Open(world.Egress, about.Box, both) : [new Passage(about.Box, [], Rule: null)])
        {
            foreach (var passageIn in lettingIn)
            {
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

    private IEnumerable<Passage> Open(DirectionBoxes direction, Box about, bool isPeerPod)
    {
        var admissions = isPeerPod ? direction.ToPods : direction.ToOutside;
        foreach (var admission in Namespaces(direction, about).SelectMany(ns => admissions[ns]))
        {
            if (about.And(admission.Box) is { } box)
            {
                yield return new Passage(box, [], admission.Rule);
            }
        }

        if (about.With(Variables.Namespace(direction.Self), direction.OpenNamespaces) is { } open)
        {
            yield return new Passage(open, [.. Namespaces(direction, open).SelectMany(ns => direction.Isolations[ns]).Select(isolation => isolation.Box)], Rule: null);
        }
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
    private sealed record Passage(Box Box, IReadOnlyList<Box> Except, RuleReference? Rule);
}
