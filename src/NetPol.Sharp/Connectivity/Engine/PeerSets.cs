using System;
using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>The classes that peers match. Equal peers share one set, and a class that comes later is added to every set that it belongs to.</summary>
internal sealed class PeerSets(ClassTable classes, NamespaceTable namespaces, SelectorTable podSelectors, SelectorTable namespaceSelectors, AddressSpace v4, AddressSpace v6)
{
    private readonly Dictionary<int, ClassSet> _byPodSelector = [];
    private readonly Dictionary<int, ClassSet> _byNamespaceSelector = [];
    private readonly Dictionary<(int NamespaceSelector, int PodSelector), ClassSet> _byBoth = [];
    private readonly Dictionary<(int Namespace, int PodSelector), ClassSet> _inNamespace = [];
    private readonly Dictionary<int, ClassSet> _blocks4 = [];
    private readonly Dictionary<int, ClassSet> _blocks6 = [];
    private readonly List<List<int>> _podsOfNamespace = [];

    /// <summary>The classes of pods in a namespace.</summary>
    internal IReadOnlyList<int> PodsOf(int ns) => ns < _podsOfNamespace.Count ? _podsOfNamespace[ns] : [];

    /// <summary>Adds a class that is new in the table.</summary>
    internal void AddClass(int index)
    {
        if (classes.Kind(index) == EndpointKind.Pod)
        {
            AddPodClass(index);
        }

        AddToBlocks(index, IPFamily.IPv4, _blocks4);
        AddToBlocks(index, IPFamily.IPv6, _blocks6);
    }

    /// <summary>Pods of a policy's own namespace: a <c>podSelector</c> alone.</summary>
    internal ClassSet InNamespace(int ns, int podSelector)
    {
        if (!_inNamespace.TryGetValue((ns, podSelector), out var set))
        {
            _inNamespace.Add((ns, podSelector), set = new ClassSet());
            foreach (var index in PodsOf(ns))
            {
                if (podSelectors.Matches(podSelector, classes.Labels(index)))
                {
                    set.Add(index);
                }
            }
        }

        return set;
    }

    /// <summary>Pods of selected namespaces: a <c>namespaceSelector</c>, with or without a <c>podSelector</c>.</summary>
    internal ClassSet InNamespaces(int namespaceSelector, int podSelector, bool allPods)
    {
        var ofNamespaces = InNamespaces(namespaceSelector);
        if (allPods)
        {
            return ofNamespaces;
        }

        if (!_byBoth.TryGetValue((namespaceSelector, podSelector), out var set))
        {
            set = ClassSet.Intersect(ofNamespaces, Everywhere(podSelector));
            _byBoth.Add((namespaceSelector, podSelector), set);
        }

        return set;
    }

    /// <summary>What an <c>ipBlock</c> matches: addresses, and pods by theirs.</summary>
    internal ClassSet Block(IPFamily family, int block)
    {
        var sets = family == IPFamily.IPv4 ? _blocks4 : _blocks6;
        if (!sets.TryGetValue(block, out var set))
        {
            sets.Add(block, set = new ClassSet());
            var isNew = block >= (family == IPFamily.IPv4 ? v4 : v6).CutCount;
            for (var index = 0; !isNew && index < classes.Count; index++)
            {
                if (IsIn(index, family, block))
                {
                    set.Add(index);
                }
            }
        }

        return set;
    }

    private bool IsIn(int index, IPFamily family, int block)
    {
        var membership = classes.Membership(index, family);
        return membership > AddressSpace.InNoBlock && (family == IPFamily.IPv4 ? v4 : v6).Blocks(membership).IndexOf(block) >= 0;
    }

    private void AddPodClass(int index)
    {
        var ns = classes.Namespace(index);
        while (_podsOfNamespace.Count <= ns)
        {
            _podsOfNamespace.Add([]);
        }

        _podsOfNamespace[ns].Add(index);
        foreach (var entry in _byPodSelector)
        {
            AddIf(entry.Value, podSelectors.Matches(entry.Key, classes.Labels(index)), index);
        }

        foreach (var entry in _byNamespaceSelector)
        {
            AddIf(entry.Value, namespaceSelectors.Matches(entry.Key, namespaces.Labels(ns)), index);
        }

        foreach (var entry in _byBoth)
        {
            AddIf(entry.Value, _byNamespaceSelector[entry.Key.NamespaceSelector].Contains(index) && _byPodSelector[entry.Key.PodSelector].Contains(index), index);
        }

        foreach (var entry in _inNamespace)
        {
            AddIf(entry.Value, entry.Key.Namespace == ns && podSelectors.Matches(entry.Key.PodSelector, classes.Labels(index)), index);
        }
    }

    private void AddToBlocks(int index, IPFamily family, Dictionary<int, ClassSet> sets)
    {
        if (sets.Count == 0 || classes.Membership(index, family) is not (> AddressSpace.InNoBlock and var membership))
        {
            return;
        }

        foreach (var block in (family == IPFamily.IPv4 ? v4 : v6).Blocks(membership))
        {
            if (sets.TryGetValue(block, out var set))
            {
                set.Add(index);
            }
        }
    }

    private ClassSet Everywhere(int podSelector)
    {
        if (!_byPodSelector.TryGetValue(podSelector, out var set))
        {
            _byPodSelector.Add(podSelector, set = new ClassSet());
            for (var index = 0; index < classes.Count; index++)
            {
                AddIf(set, classes.Kind(index) == EndpointKind.Pod && podSelectors.Matches(podSelector, classes.Labels(index)), index);
            }
        }

        return set;
    }

    private ClassSet InNamespaces(int namespaceSelector)
    {
        if (!_byNamespaceSelector.TryGetValue(namespaceSelector, out var set))
        {
            _byNamespaceSelector.Add(namespaceSelector, set = new ClassSet());
            for (var ns = 0; ns < namespaces.Count; ns++)
            {
                if (namespaceSelectors.Matches(namespaceSelector, namespaces.Labels(ns)))
                {
                    foreach (var index in PodsOf(ns))
                    {
                        set.Add(index);
                    }
                }
            }
        }

        return set;
    }

    private static void AddIf(ClassSet set, bool belongs, int index)
    {
        if (belongs)
        {
            set.Add(index);
        }
    }
}
