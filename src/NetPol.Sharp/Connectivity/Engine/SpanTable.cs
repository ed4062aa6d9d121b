using System;

namespace NetPol.Sharp.Engine;

/// <summary>Gives equal sequences of numbers one id (hash-consing). Ids count from 0 and never change; what is in the table stays.</summary>
internal sealed class SpanTable
{
    private int[] _data = new int[256];
    private int[] _ends = new int[64];
    private int[] _hashes = new int[64];
    private int[] _slots = new int[128];

    internal int Count { get; private set; }

    /// <summary>All sequences behind each other.</summary>
    internal int[] Data => _data;

    /// <summary>The sequence of an id.</summary>
    internal ReadOnlySpan<int> this[int id]
    {
        get
        {
            var start = id == 0 ? 0 : _ends[id - 1];
            return _data.AsSpan(start, _ends[id] - start);
        }
    }

    internal int Intern(ReadOnlySpan<int> key)
    {
        var hash = Hash(key);
        var mask = _slots.Length - 1;
        var slot = hash & mask;
        while (_slots[slot] is var found and > 0)
        {
            if (_hashes[found - 1] == hash && this[found - 1].SequenceEqual(key))
            {
                return found - 1;
            }

            slot = (slot + 1) & mask;
        }

        return Add(key, hash, slot);
    }

    private int Add(ReadOnlySpan<int> key, int hash, int slot)
    {
        var id = Count++;
        var start = id == 0 ? 0 : _ends[id - 1];
        if (start + key.Length > _data.Length)
        {
            Array.Resize(ref _data, Math.Max(_data.Length * 2, start + key.Length));
        }

        if (id == _ends.Length)
        {
            Array.Resize(ref _ends, id * 2);
            Array.Resize(ref _hashes, id * 2);
        }

        key.CopyTo(_data.AsSpan(start));
        _ends[id] = start + key.Length;
        _hashes[id] = hash;
        _slots[slot] = id + 1;
        if (Count * 2 > _slots.Length)
        {
            Grow();
        }

        return id;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var id = 0; id < Count; id++)
        {
            var slot = _hashes[id] & mask;
            while (_slots[slot] > 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = id + 1;
        }
    }

    private static int Hash(ReadOnlySpan<int> key)
    {
        unchecked
        {
            var hash = 0x9E3779B97F4A7C15UL + (ulong)key.Length;
            foreach (var item in key)
            {
                hash = (hash ^ (uint)item) * 0xD6E8FEB86659FD93UL;
                hash ^= hash >> 32;
            }

            return (int)(hash ^ (hash >> 29));
        }
    }
}
