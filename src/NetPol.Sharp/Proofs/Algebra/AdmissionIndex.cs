using System.Collections.Generic;

namespace NetPol.Sharp.Algebra;

/// <summary>Finds what rules admit that may have something in common with a box, without looking at every rule.</summary>
internal sealed class AdmissionIndex
{
    // By the last variable that the subject restricts, and the only atom that it leaves to it: that of a label, where policies select by one.
    private readonly Dictionary<int, Dictionary<int, List<Admission>>> _byVariable = [];

    internal AdmissionIndex(IEnumerable<RuleBoxes> rules)
    {
        foreach (var rule in rules)
        {
            var last = rule.Subject.Count - 1;
            var list = Get(Get(_byVariable, rule.Subject.Variable(last)), rule.Subject.Set(last).Only);
            list.AddRange(rule.ToPods);
        }
    }

    internal IEnumerable<Admission> Touching(Box box)
    {
        foreach (var entry in _byVariable)
        {
            var only = box[entry.Key]?.Only ?? AtomSet.Several;
            foreach (var admissions in entry.Value)
            {
                if (only != AtomSet.Several && admissions.Key != AtomSet.Several && admissions.Key != only)
                {
                    continue;
                }

                foreach (var admission in admissions.Value)
                {
                    if (admission.Box.Intersects(box))
                    {
                        yield return admission;
                    }
                }
            }
        }
    }

    private static T Get<T>(Dictionary<int, T> items, int key)
        where T : new()
    {
        if (!items.TryGetValue(key, out var item))
        {
            items.Add(key, item = new T());
        }

        return item;
    }
}
