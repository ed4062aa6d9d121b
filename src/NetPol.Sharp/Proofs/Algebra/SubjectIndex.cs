using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Algebra;

/// <summary>Finds the rules whose policy selects all pods that another policy selects, without looking at every rule.</summary>
internal sealed class SubjectIndex
{
    // By one variable that the subject restricts, and the only atom that it leaves to it. A wider subject restricts no variable that a narrower one does not.
    private readonly ILookup<(int Variable, int Atom), RuleBoxes> _rules;

    internal SubjectIndex(IEnumerable<RuleBoxes> rules) =>
        _rules = rules.ToLookup(rule => (rule.Subject.Variable(rule.Subject.Count - 1), rule.Subject.Set(rule.Subject.Count - 1).Only));

    internal IEnumerable<RuleBoxes> Around(Box subject)
    {
        for (var i = 0; i < subject.Count; i++)
        {
            var variable = subject.Variable(i);
            var atom = subject.Set(i).Only;
            foreach (var rule in atom == AtomSet.Several ? _rules[(variable, AtomSet.Several)] : _rules[(variable, atom)].Concat(_rules[(variable, AtomSet.Several)]))
            {
                if (rule.Subject.CountOutside(subject) == 0)
                {
                    yield return rule;
                }
            }
        }
    }
}
