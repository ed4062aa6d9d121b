using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>The numbers of what a connection is described by. Those that are fixed come first, so that boxes that differ in a namespace are told apart first.</summary>
internal sealed class Variables
{
    internal const int Port = 2;
    internal const int Family = 3;
    private const int FirstAddress = 4;
    /// <summary>The first variable that stands for a label or a name; those below are there in every world.</summary>
    internal const int FirstFree = 10;

    // Labels of the two sides are neighbours; so are labels of the two namespaces.
    private readonly Dictionary<string, int> _podLabels = [];
    private readonly Dictionary<string, int> _namespaceLabels = [];
    private readonly HashSet<int> _namespaceVariables = [];
    private readonly Dictionary<PodPortName, int> _portNames = [];

    internal int Count { get; private set; } = FirstFree;

    internal IEnumerable<KeyValuePair<string, int>> PodLabels => _podLabels;

    internal IEnumerable<KeyValuePair<string, int>> NamespaceLabels => _namespaceLabels;

    internal IEnumerable<KeyValuePair<PodPortName, int>> PortNames => _portNames;

    /// <summary>The name of a side's namespace.</summary>
    internal static int Namespace(Side side) => (int)side;

    /// <summary>The address of a pod.</summary>
    internal static int PodAddress(Side side, IPFamily family) => FirstAddress + ((int)side * 2) + (int)family;

    internal static bool IsNamespace(int variable) => variable <= (int)Side.Destination;

    internal static bool IsPodAddress(int variable) => variable is >= FirstAddress and < FirstAddress + 4;

    /// <summary>The address of the end that is no pod; at most one is none.</summary>
    internal static int OutsideAddress(IPFamily family) => FirstAddress + 4 + (int)family;

    /// <summary>Whether a variable stands for a label of a namespace.</summary>
    internal bool IsNamespaceLabel(int variable) => _namespaceVariables.Contains(variable);

    /// <summary>A label of a pod.</summary>
    internal int PodLabel(Side side, string key) => Pair(_podLabels, key) + (int)side;

    /// <summary>A label of a namespace.</summary>
    internal int NamespaceLabel(Side side, string key)
    {
        var source = Pair(_namespaceLabels, key);
        _namespaceVariables.Add(source);
        _namespaceVariables.Add(source + 1);
        return source + (int)side;
    }

    /// <summary>Whether the destination declares the connection's port under a name.</summary>
    internal int PortName(string name, Protocol protocol)
    {
        var key = new PodPortName(name, protocol);
        if (!_portNames.TryGetValue(key, out var variable))
        {
            _portNames.Add(key, variable = Count++);
        }

        return variable;
    }

    /// <summary>Names for variables when both ends are in one namespace: there is one name and one set of labels.</summary>
    internal int[] InOneNamespace()
    {
        var names = new int[Count];
        for (var variable = 0; variable < names.Length; variable++)
        {
            names[variable] = variable;
        }

        names[Namespace(Side.Destination)] = Namespace(Side.Source);
        foreach (var source in _namespaceLabels.Values)
        {
            names[source + 1] = source;
        }

        return names;
    }

    private int Pair(Dictionary<string, int> variables, string key)
    {
        if (!variables.TryGetValue(key, out var first))
        {
            variables.Add(key, first = Count);
            Count += 2;
        }

        return first;
    }
}
