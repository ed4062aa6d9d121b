using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>What the label of one key may be: absent, a value that nobody mentions, or one of the values that somebody does.</summary>
internal sealed class LabelValues
{
    internal const int Absent = 0;
    internal const int Unmentioned = 1;
    private const int First = 2;

    private readonly Dictionary<string, int> _atoms = [];
    private readonly List<string> _values = [];

    internal int Count => First + _values.Count;

    internal void Mention(string value)
    {
        if (!_atoms.ContainsKey(value))
        {
            _atoms.Add(value, Count);
            _values.Add(value);
        }
    }

    /// <summary>The atoms at which a requirement holds.</summary>
    internal AtomSet Set(LabelSelectorOperator condition, IEnumerable<string> values)
    {
        var mentioned = AtomSet.Of(values.Select(value => _atoms[value]));
        return condition switch
        {
            LabelSelectorOperator.In => mentioned,
            LabelSelectorOperator.NotIn => AtomSet.All(Count).Except(mentioned),
            LabelSelectorOperator.Exists => AtomSet.Run(Unmentioned, Count - 1),
            _ => AtomSet.Of(Absent),
        };
    }

    /// <summary>The atom of a value.</summary>
    internal AtomSet Set(string value) => AtomSet.Of(_atoms[value]);

    /// <summary>The simplest atom of a set: absence, then a value that is mentioned.</summary>
    internal static int Pick(AtomSet set) => set.Atoms.OrderBy(atom => atom == Unmentioned).First();

    /// <summary>The value of an atom that is not absence.</summary>
    internal string Value(int atom)
    {
        if (atom >= First)
        {
            return _values[atom - First];
        }

        var fresh = "other";
        while (_atoms.ContainsKey(fresh))
        {
            fresh += "-other";
        }

        return fresh;
    }
}
