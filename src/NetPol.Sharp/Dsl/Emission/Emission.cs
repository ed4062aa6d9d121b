using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Turns the statements of one set into objects.</summary>
internal sealed class Emission
{
    private readonly HashSet<NamespaceName> _managed = [NamespaceName.Unnamed];
    private readonly Dictionary<DraftKey, PolicyDraft> _shared = [];
    private readonly List<PolicyDraft> _drafts = [];
    private readonly Dictionary<PolicyStatement, int> _owners = [];

    private Emission(PolicySet set)
    {
        foreach (var statement in set)
        {
            _managed.UnionWith(statement.Scopes);
            switch (statement)
            {
                case DefaultDenyStatement deny:
                    _managed.UnionWith(deny.Namespaces);
                    break;
                case ManagedNamespaceStatement managed:
                    _managed.Add(managed.Name);
                    break;
            }
        }
    }

    /// <summary>The managed namespaces as messages name them.</summary>
    internal string ManagedText
    {
        get
        {
            var names = _managed.Where(name => !name.IsUnnamed).OrderBy(name => name).Select(name => $"'{name}'").ToArray();
            return names.Length == 0 ? "it manages none by name" : "it manages " + string.Join(", ", names);
        }
    }

    internal static IEnumerable<EmittedPolicy> Of(PolicySet set)
    {
        var emission = new Emission(set);
        foreach (var statement in set)
        {
            statement.EmitInto(emission);
        }

        return emission._drafts.Select(draft => new EmittedPolicy(draft.Key, draft.ToPolicy(), set));
    }

    /// <summary>What can be emitted of a set; what cannot is said instead of thrown.</summary>
    internal static IReadOnlyList<EmittedPolicy> Of(PolicySet set, Action<PolicyException> report)
    {
        var emission = new Emission(set);
        foreach (var statement in set)
        {
            Try(() => statement.EmitInto(emission));
        }

        var policies = new List<EmittedPolicy>();
        foreach (var draft in emission._drafts)
        {
            Try(() => policies.Add(new EmittedPolicy(draft.Key, draft.ToPolicy(), set)));
        }

        return policies;

        void Try(Action emit)
        {
            try
            {
                emit();
            }
            catch (PolicyException exception)
            {
                report(exception);
            }
        }
    }

    internal bool Manages(NamespaceName ns) => _managed.Contains(ns);

    /// <summary>A number for a statement that keeps its objects to itself; equal statements have one number.</summary>
    internal int OwnerOf(PolicyStatement statement)
    {
        if (!_owners.TryGetValue(statement, out var owner))
        {
            _owners.Add(statement, owner = _owners.Count + 1);
        }

        return owner;
    }

    /// <summary>The object that statements with this key share.</summary>
    internal PolicyDraft SharedDraft(DraftKey key)
    {
        if (!_shared.TryGetValue(key, out var draft))
        {
            _shared.Add(key, draft = NewDraft(key));
        }

        return draft;
    }

    /// <summary>An object of its own.</summary>
    internal PolicyDraft NewDraft(DraftKey key)
    {
        var draft = new PolicyDraft(key);
        _drafts.Add(draft);
        return draft;
    }

    /// <summary>The pods of an end that objects can be made for: those in one namespace that the set manages.</summary>
    internal IEnumerable<Subject> ManagedSubjects(Peer peer, NamespaceName scope)
    {
        foreach (var pods in peer.Members.OfType<PodPeer>())
        {
            NamespaceName? ns = pods.Scope switch
            {
                NamespaceScope.SetNamespace => scope,
                NamespaceScope.Named named => named.Name,
                _ => null,
            };
            if (ns is { } name && Manages(name))
            {
                yield return new Subject(name, pods.PodSelector);
            }
        }
    }
}
