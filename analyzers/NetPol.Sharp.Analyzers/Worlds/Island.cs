using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>
/// A part of a world that can be judged by itself: the policies of some namespaces, none of which is named by, or names, another one that has policies. What a policy allows
/// depends on policies of its own namespace and of those that its peers name; peers that are chosen by labels of namespaces may always be in one that nobody isolates.
/// </summary>
/// <param name="Policies">The policies.</param>
/// <param name="Assertions">The assertions about pods of these namespaces.</param>
internal sealed record Island(IReadOnlyList<MadePolicy> Policies, IReadOnlyList<MadeAssertion> Assertions)
{
    /// <summary>Takes a world apart.</summary>
    internal static IReadOnlyList<Island> Of(IEnumerable<MadePolicy> policies, IEnumerable<MadeAssertion> assertions)
    {
        var groups = new Groups();
        MadePolicy[] all = [.. policies];
        foreach (var policy in all)
        {
            groups.Add(policy.Namespaces[0]);
            foreach (var acceptance in policy.Acceptances)
            {
                groups.Add(acceptance);
            }
        }

        foreach (var policy in all)
        {
            groups.Join(policy.Namespaces.Concat(policy.Acceptances));
        }

        MadeAssertion[] asked = [.. assertions];
        foreach (var assertion in asked)
        {
            groups.Join(assertion.Namespaces);
        }

        var ofPolicies = all.ToLookup(policy => groups.Of(policy.Namespaces[0]));
        var ofAssertions = asked.ToLookup(assertion => assertion.Namespaces.Select(groups.Of).FirstOrDefault(group => group.Length > 0) ?? "");
        return [.. ofPolicies.Select(group => group.Key).Union(ofAssertions.Select(group => group.Key)).Select(group => new Island([.. ofPolicies[group]], [.. ofAssertions[group]]))];
    }

    /// <summary>Whether another island holds the very same policies and assertions.</summary>
    internal bool IsSameAs(Island other) => Same(Policies, other.Policies) && Same(Assertions, other.Assertions);

    private static bool Same<T>(IReadOnlyList<T> one, IReadOnlyList<T> other)
        where T : class
    {
        if (one.Count != other.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Count; i++)
        {
            if (!ReferenceEquals(one[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Namespaces with policies, joined where one names the other.</summary>
    private sealed class Groups
    {
        private readonly Dictionary<string, string> _parents = new(System.StringComparer.Ordinal);

        internal void Add(string ns) => _parents[ns] = ns;

        /// <summary>The group of a namespace; empty when no policy is in it.</summary>
        internal string Of(string ns)
        {
            if (!_parents.TryGetValue(ns, out var parent))
            {
                return "";
            }

            while (parent != ns)
            {
                (ns, parent) = (parent, _parents[parent]);
            }

            return ns;
        }

        internal void Join(IEnumerable<string> namespaces)
        {
            string? first = null;
            foreach (var group in namespaces.Select(Of).Where(group => group.Length > 0))
            {
                first ??= group;
                _parents[group] = Of(first);
            }
        }
    }
}
