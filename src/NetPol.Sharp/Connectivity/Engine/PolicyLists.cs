using System;
using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>
/// The policies that apply to each class, in each direction, as lists by id. A list is whether one of them isolates, then their slots, ascending.
/// Slots are never used twice, so what a list means never changes.
/// </summary>
internal sealed class PolicyLists
{
    /// <summary>The list of ends that no policy selects.</summary>
    internal const int NotIsolated = 0;

    private readonly SpanTable _lists = new();
    private readonly List<CompiledPolicy?> _slots = [];
    private readonly List<int> _ingress = [];
    private readonly List<int> _egress = [];

    internal PolicyLists() => _lists.Intern([0]);

    /// <summary>How many slots were given out, live ones and those of policies that are gone.</summary>
    internal int SlotCount => _slots.Count;

    /// <summary>The list of a class.</summary>
    internal int Of(int index, PolicyType direction) => Lists(direction)[index];

    internal bool IsIsolated(int list) => _lists[list][0] != 0;

    internal ReadOnlySpan<int> Slots(int list) => _lists[list].Slice(1);

    internal CompiledPolicy this[int slot] => _slots[slot]!;

    internal int Add(CompiledPolicy policy)
    {
        _slots.Add(policy);
        return _slots.Count - 1;
    }

    /// <summary>Makes room for classes, to which nothing applies yet.</summary>
    internal void EnsureClasses(int count)
    {
        while (_ingress.Count < count)
        {
            _ingress.Add(NotIsolated);
            _egress.Add(NotIsolated);
        }
    }

    /// <summary>A policy applies to a class from now on.</summary>
    internal void Apply(int slot, int index)
    {
        Apply(slot, index, PolicyType.Ingress);
        Apply(slot, index, PolicyType.Egress);
    }

    /// <summary>A policy applies to a class no longer.</summary>
    internal void Withdraw(int slot, int index)
    {
        Withdraw(slot, index, PolicyType.Ingress);
        Withdraw(slot, index, PolicyType.Egress);
    }

    /// <summary>Lets go of a policy that applies nowhere any more.</summary>
    internal void Forget(int slot) => _slots[slot] = null;

    private void Apply(int slot, int index, PolicyType direction)
    {
        var side = _slots[slot]!.Side(direction);
        if (!side.Isolates && side.Rules.Length == 0)
        {
            return;
        }

        var lists = Lists(direction);
        var before = _lists[lists[index]];
        Span<int> after = stackalloc int[Math.Min(before.Length + 1, 512)];
        after = before.Length + 1 > after.Length ? new int[before.Length + 1] : after;
        before.CopyTo(after);
        after[0] |= side.Isolates ? 1 : 0;
        var at = before.Length;
        for (; at > 1 && after[at - 1] > slot; at--)
        {
            after[at] = after[at - 1];
        }

        after[at] = slot;
        lists[index] = _lists.Intern(after);
    }

    private void Withdraw(int slot, int index, PolicyType direction)
    {
        var lists = Lists(direction);
        var before = _lists[lists[index]];
        var at = before.Slice(1).IndexOf(slot);
        if (at < 0)
        {
            return;
        }

        var after = new int[before.Length - 1];
        before.Slice(0, at + 1).CopyTo(after);
        before.Slice(at + 2).CopyTo(after.AsSpan(at + 1));
        after[0] = 0;
        foreach (var other in after.AsSpan(1))
        {
            after[0] |= _slots[other]!.Side(direction).Isolates ? 1 : 0;
        }

        lists[index] = _lists.Intern(after);
    }

    private List<int> Lists(PolicyType direction) => direction == PolicyType.Ingress ? _ingress : _egress;
}
