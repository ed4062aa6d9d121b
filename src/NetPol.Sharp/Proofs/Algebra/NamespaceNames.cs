using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>What the name of a namespace may be: one that nobody mentions, or one that somebody does. It decides the label <c>kubernetes.io/metadata.name</c>.</summary>
internal sealed class NamespaceNames
{
    /// <summary>A name that nobody mentions. There are many, so two ends may have two of them.</summary>
    internal const int Unmentioned = 0;

    private readonly Dictionary<string, int> _atoms = [];
    private readonly List<string> _names = [];

    internal int Count => 1 + _names.Count;

    /// <summary>Adds a name. What is no valid name (a label's value may be much more) is none that a namespace could have.</summary>
    internal void Mention(string name)
    {
        if (!_atoms.ContainsKey(name) && NameSyntax.LabelProblem(name) is null)
        {
            _atoms.Add(name, Count);
            _names.Add(name);
        }
    }

    internal int Atom(string name) => _atoms[name];

    /// <summary>The names at which a requirement on the name's label holds.</summary>
    internal AtomSet Set(LabelSelectorOperator condition, IEnumerable<string> values)
    {
        var mentioned = AtomSet.Of(values.Where(_atoms.ContainsKey).Select(value => _atoms[value]));
        return condition switch
        {
            LabelSelectorOperator.In => mentioned,
            LabelSelectorOperator.NotIn => AtomSet.All(Count).Except(mentioned),
            LabelSelectorOperator.Exists => AtomSet.All(Count),
            _ => AtomSet.None,
        };
    }

    /// <summary>The atom of a name; none where it is no valid one.</summary>
    internal AtomSet Set(string name) => _atoms.TryGetValue(name, out var atom) ? AtomSet.Of(atom) : AtomSet.None;

    /// <summary>The name of an atom.</summary>
    /// <param name="atom">The atom.</param>
    /// <param name="fresh">The name to use where nobody mentions one.</param>
    internal string Name(int atom, string fresh)
    {
        if (atom != Unmentioned)
        {
            return _names[atom - 1];
        }

        while (_atoms.ContainsKey(fresh))
        {
            fresh += "-x";
        }

        return fresh;
    }
}
