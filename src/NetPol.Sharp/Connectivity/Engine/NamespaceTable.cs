using System;
using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>The namespaces by number, with their labels as selectors see them.</summary>
internal sealed class NamespaceTable(LabelSpace space)
{
    private readonly Dictionary<string, int> _ids = [];
    private readonly List<string> _names = [];
    private readonly List<int[]> _vectors = [];
    private readonly List<int> _vector = [];

    internal int Count => _names.Count;

    internal string this[int id] => _names[id];

    /// <summary>The number of a namespace; one that is only named has the label that every namespace has.</summary>
    internal int Id(string name)
    {
        if (!_ids.TryGetValue(name, out var id))
        {
            id = _names.Count;
            _ids.Add(name, id);
            _names.Add(name);
            _vectors.Add([]);
            SetLabels(id, []);
        }

        return id;
    }

    internal void SetLabels(int id, EquatableArray<KeyValue> labels)
    {
        _vector.Clear();
        space.Write(labels.Add(new KeyValue(WellKnownLabels.NamespaceName, _names[id])), _vector);
        _vectors[id] = [.. _vector];
    }

    internal ReadOnlySpan<int> Labels(int id) => _vectors[id];
}
