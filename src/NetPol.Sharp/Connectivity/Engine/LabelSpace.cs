using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>Labels as selectors see them: only keys that a selector mentions have a number, and each of their values has one.</summary>
internal sealed class LabelSpace
{
    /// <summary>The value of a label that is missing.</summary>
    internal const int Absent = -1;

    private readonly Dictionary<string, int> _keys = [];
    private readonly List<Dictionary<string, int>> _values = [];

    internal int KeyCount => _values.Count;

    internal int Key(string key)
    {
        if (!_keys.TryGetValue(key, out var id))
        {
            id = _values.Count;
            _keys.Add(key, id);
            _values.Add([]);
        }

        return id;
    }

    internal int Value(int key, string value)
    {
        var values = _values[key];
        if (!values.TryGetValue(value, out var id))
        {
            id = values.Count;
            values.Add(value, id);
        }

        return id;
    }

    /// <summary>Appends the value of every key, in the order of the keys.</summary>
    internal void Write(EquatableArray<KeyValue> labels, List<int> vector)
    {
        var start = vector.Count;
        for (var i = 0; i < KeyCount; i++)
        {
            vector.Add(Absent);
        }

        foreach (var label in labels.AsSpan())
        {
            if (_keys.TryGetValue(label.Key, out var key))
            {
                vector[start + key] = Value(key, label.Value);
            }
        }
    }
}
