using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Algebra;

/// <summary>Finds what rules admit that may have something in common with a box, without looking at every rule.</summary>
internal sealed class AdmissionIndex
{
    private const int Several = -1;

    // By the last variable that the subject restricts, and the only atom that it leaves to it: that of a label, where policies select by one.
    private readonly Dictionary<int, ILookup<int, Admission>> _byVariable;

    internal AdmissionIndex(IEnumerable<RuleBoxes> rules) => _byVariable = rules
        .GroupBy(rule => rule.Subject.Variable(rule.Subject.Count - 1))
        .ToDictionary(
            group => group.Key,
            group => group.SelectMany(rule => rule.ToPods.Select(admission => (Only(rule.Subject.Set(rule.Subject.Count - 1)), admission))).ToLookup(item => item.Item1, item => item.admission));

    internal IEnumerable<Admission> Touching(Box box)
    {
        foreach (var (variable, admissions) in _byVariable.Select(entry => (entry.Key, entry.Value)))
        {
            var candidates = box[variable] is { } set && Only(set) is not Several and var atom
                ? admissions[atom].Concat(admissions[Several])
                : admissions.SelectMany(group => group);
            foreach (var admission in candidates.Where(admission => admission.Box.Intersects(box)))
            {
                yield return admission;
            }
        }
    }

    private static int Only(AtomSet set) => set.Only is >= 0 and var atom ? atom : Several;
}
