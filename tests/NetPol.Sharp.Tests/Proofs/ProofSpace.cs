using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>
/// Every label, namespace, address, port and name that makes a difference to policies and an assertion: what they mention, and one or two of what they do not.
/// </summary>
internal sealed partial class ProofSpace
{
    internal const string NameLabel = "kubernetes.io/metadata.name";

    private readonly ProofMistake _mistake;
    private static readonly IPFamily[] s_families = [IPFamily.IPv4, IPFamily.IPv6];
    private static readonly UInt128 s_linkLocal = new(0xFE80_0000_0000_0000, 0);
    private readonly SortedDictionary<string, SortedSet<string>> _podValues = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> _namespaceValues = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _namespaceNames = new(StringComparer.Ordinal);
    private readonly Dictionary<IPFamily, SortedSet<UInt128>> _cuts = s_families.ToDictionary(family => family, _ => new SortedSet<UInt128>());
    private readonly Dictionary<Protocol, SortedSet<int>> _ports = Enum.GetValues<Protocol>().ToDictionary(protocol => protocol, _ => new SortedSet<int> { 1 });
    private readonly Dictionary<Protocol, SortedSet<string>> _names = Enum.GetValues<Protocol>().ToDictionary(protocol => protocol, _ => new SortedSet<string>(StringComparer.Ordinal));

    internal ProofSpace(IEnumerable<NetworkPolicy> policies, Assertion assertion, ProofMistake mistake = ProofMistake.None)
    {
        _mistake = mistake;
        foreach (var policy in policies)
        {
            _namespaceNames.Add(ProofReading.NamespaceOf(policy));
            Mention(policy.Spec.PodSelector, _podValues);
            foreach (var rule in policy.Spec.Ingress.Concat(policy.Spec.Egress))
            {
                Mention(rule.Peers);
                Mention(rule.Ports);
            }
        }

        Mention(assertion.From);
        Mention(assertion.To);
        Mention(assertion.Ports);
        AddUnusable();
        PodLabels = [.. Assignments(_podValues)];
        Namespaces = [.. NamespacesOf()];
    }

    /// <summary>The labels that a pod may have.</summary>
    internal IReadOnlyList<IReadOnlyDictionary<string, string>> PodLabels { get; }

    /// <summary>The labels that a namespace may have, its name among them.</summary>
    internal IReadOnlyList<IReadOnlyDictionary<string, string>> Namespaces { get; }

    /// <summary>Whether an address can be a pod's.</summary>
    internal static bool CanBePod(UInt128 address, IPFamily family)
    {
        if (family == IPFamily.IPv6)
        {
            return address > 1 && address < s_linkLocal;
        }

        var number = (uint)address;
        return number >> 24 is not (0 or 127) && number >> 16 != 0xA9FE && number >> 29 != 7;
    }

    /// <summary>Whether a text is a DNS-1123 label; what is none is no namespace's name.</summary>
    internal static bool IsNamespaceName(string text) => text.Length <= 63 && DnsLabel().IsMatch(text);

    /// <summary>Up to two addresses from each piece that the blocks cut, because two pods never share one.</summary>
    internal IEnumerable<UInt128> Addresses(IPFamily family)
    {
        var last = family == IPFamily.IPv4 ? uint.MaxValue : UInt128.MaxValue;
        UInt128[] starts = [.. _cuts[family]];
        for (var index = 0; index < starts.Length; index++)
        {
            yield return starts[index];
            var end = index + 1 < starts.Length ? starts[index + 1] - 1 : last;
            if (end > starts[index])
            {
                yield return end;
            }
        }
    }

    /// <summary>One port from each piece.</summary>
    internal IEnumerable<int> Ports(Protocol protocol) => _ports[protocol];

    /// <summary>Every set of names that a destination may declare one port under.</summary>
    internal IEnumerable<IReadOnlyCollection<string>> NameSets(Protocol protocol)
    {
        string[] names = [.. _names[protocol]];
        for (var bits = 0; bits < 1 << names.Length; bits++)
        {
            yield return [.. names.Where((_, index) => (bits >> index & 1) > 0)];
        }
    }

    private static void Mention(LabelSelector selector, SortedDictionary<string, SortedSet<string>> values)
    {
        foreach (var label in selector.MatchLabels)
        {
            ValuesOf(label.Key).Add(label.Value);
        }

        foreach (var expression in selector.MatchExpressions)
        {
            ValuesOf(expression.Key).UnionWith(expression.Values);
        }

        SortedSet<string> ValuesOf(string key) => values.TryGetValue(key, out var known) ? known : values[key] = new SortedSet<string>(StringComparer.Ordinal);
    }

    private void Mention(EquatableArray<NetworkPolicyPeer> peers)
    {
        foreach (var peer in peers)
        {
            if (peer is SelectorPeer pods)
            {
                Mention(pods.PodSelector, _podValues);
                Mention(pods.NamespaceSelector, _namespaceValues);
            }
            else if (peer is IPBlock block)
            {
                foreach (var cidr in block.Except.Prepend(block.Cidr))
                {
                    var (first, last) = ProofReading.Bounds(cidr);
                    Cut(cidr.Family, first, last);
                }
            }
        }
    }

    private void Mention(EquatableArray<NetworkPolicyPort> ports)
    {
        foreach (var entry in ports)
        {
            var protocol = entry.Protocol ?? Protocol.Tcp;
            if (entry.Port is PortName name)
            {
                _names[protocol].Add(name.Name);
            }
            else if (entry.Port is PortNumber number)
            {
                Cut(protocol, number.Number, number.Number);
            }
            else if (entry.Port is PortRange range)
            {
                // A plugin without endPort sees the first one alone.
                Cut(protocol, range.First, range.First);
                Cut(protocol, range.First, range.Last);
            }
        }
    }

    private void AddUnusable()
    {
        Cut(IPFamily.IPv4, 0, 0x00FF_FFFF);
        Cut(IPFamily.IPv4, 0x7F00_0000, 0x7FFF_FFFF);
        Cut(IPFamily.IPv4, 0xA9FE_0000, 0xA9FE_FFFF);
        Cut(IPFamily.IPv4, 0xE000_0000, uint.MaxValue);
        Cut(IPFamily.IPv6, 0, 1);
        Cut(IPFamily.IPv6, s_linkLocal, UInt128.MaxValue);
    }

    private void Cut(IPFamily family, UInt128 first, UInt128 last)
    {
        _cuts[family].Add(first);
        if (last != (family == IPFamily.IPv4 ? uint.MaxValue : UInt128.MaxValue))
        {
            _cuts[family].Add(last + 1);
        }
    }

    private void Cut(Protocol protocol, int first, int last)
    {
        _ports[protocol].Add(first);
        if (last < 65535)
        {
            _ports[protocol].Add(last + 1);
        }
    }

    private IEnumerable<IReadOnlyDictionary<string, string>> NamespacesOf()
    {
        if (_namespaceValues.Remove(NameLabel, out var names))
        {
            _namespaceNames.UnionWith(names.Where(name => _mistake == ProofMistake.AnyNamespaceName || IsNamespaceName(name)));
        }

        var fresh = Enumerable.Range(0, int.MaxValue).Select(index => string.Create(CultureInfo.InvariantCulture, $"fresh-{index}")).Where(name => !_namespaceNames.Contains(name));
        _namespaceNames.UnionWith(fresh.Take(_mistake == ProofMistake.NoOtherNamespace ? 0 : 2).ToArray());
        return from name in _namespaceNames
               from labels in Assignments(_namespaceValues)
               select new Dictionary<string, string>(labels, StringComparer.Ordinal) { [NameLabel] = name };
    }

    private IEnumerable<Dictionary<string, string>> Assignments(SortedDictionary<string, SortedSet<string>> mentions)
    {
        IEnumerable<Dictionary<string, string>> assignments = [new Dictionary<string, string>(StringComparer.Ordinal)];
        foreach (var (key, mentioned) in mentions)
        {
            var other = "other";
            while (mentioned.Contains(other))
            {
                other += "x";
            }

            string?[] values = _mistake switch
            {
                ProofMistake.NoOtherValue => [.. mentioned, null],
                ProofMistake.NoAbsentLabel => [.. mentioned, other],
                _ => [.. mentioned, other, null],
            };
            assignments = assignments.SelectMany(labels => values.Select(value => value is null ? labels : new Dictionary<string, string>(labels, StringComparer.Ordinal) { [key] = value })).ToArray();
        }

        return assignments;
    }

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DnsLabel();
}
