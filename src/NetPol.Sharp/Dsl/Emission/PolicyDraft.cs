using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>An object in the making: what all its statements contribute.</summary>
internal sealed class PolicyDraft(DraftKey key)
{
    private readonly List<(PolicyType Direction, NetworkPolicyRule Rule)> _rules = [];
    private readonly List<PolicyStatement> _contributors = [];
    private bool _ingress;
    private bool _egress;

    internal DraftKey Key { get; } = key;

    /// <summary>Whether rules stand as they were added instead of being merged and sorted.</summary>
    internal bool KeepOrder { get; set; }

    internal void AddContributor(PolicyStatement statement) => _contributors.Add(statement);

    internal void Isolate(PolicyType direction)
    {
        _ingress |= direction == PolicyType.Ingress;
        _egress |= direction == PolicyType.Egress;
    }

    internal void AddRule(
        PolicyType direction, EquatableArray<NetworkPolicyPeer> peers, EquatableArray<NetworkPolicyPort> ports, SourceSpan span)
    {
        Isolate(direction);
        _rules.Add((direction, new NetworkPolicyRule { Peers = peers, Ports = ports, Span = span }));
    }

    internal NetworkPolicy ToPolicy()
    {
        var meta = new ObjectMeta { Name = Key.Name, Namespace = Key.Subject.Namespace };
        return new NetworkPolicy
        {
            Span = Span,
            Metadata = StatementNotes.Merge([.. _contributors.Select(statement => statement.Notes)], meta, Span),
            Spec = new NetworkPolicySpec
            {
                PodSelector = Key.Subject.Pods,
                PolicyTypes = (_ingress, _egress) switch
                {
                    (true, false) => [PolicyType.Ingress],
                    (false, true) => [PolicyType.Egress],
                    _ => [PolicyType.Ingress, PolicyType.Egress],
                },
                Ingress = Rules(PolicyType.Ingress),
                Egress = Rules(PolicyType.Egress),
            },
        };
    }

    private SourceSpan Span => First(_contributors.Select(statement => statement.Span));

    private EquatableArray<NetworkPolicyRule> Rules(PolicyType direction)
    {
        var rules = _rules.FindAll(rule => rule.Direction == direction).ConvertAll(rule => rule.Rule);
        return rules switch
        {
            [] => EquatableArray<NetworkPolicyRule>.Absent,

            // Most rules: nothing to merge and nothing to sort.
            [{ Peers.Count: <= 1, Ports.Count: <= 1 } only] => [only],
            _ when KeepOrder => EquatableArray.From(rules),
            _ => EquatableArray.From(
                rules.GroupBy(PortsKey).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Merge([.. group]))),
        };
    }

    private static string PortsKey(NetworkPolicyRule rule) =>
        string.Join(",", rule.Ports.Select(CanonicalOrder.Key).OrderBy(port => port, StringComparer.Ordinal));

    /// <summary>One rule for rules with the same ports: they share their peers, and one without restriction absorbs the rest.</summary>
    private static NetworkPolicyRule Merge(NetworkPolicyRule[] rules) => new()
    {
        Span = First(rules.Select(rule => rule.Span)),
        Ports = rules[0].Ports.IsAbsent
            ? EquatableArray<NetworkPolicyPort>.Absent
            : EquatableArray.From(rules[0].Ports.OrderBy(CanonicalOrder.Key, StringComparer.Ordinal)),
        Peers = Array.Exists(rules, rule => rule.Peers.IsAbsent)
            ? EquatableArray<NetworkPolicyPeer>.Absent
            : EquatableArray.From(rules.SelectMany(rule => rule.Peers)
                .OrderBy(CanonicalOrder.Key, StringComparer.Ordinal).ThenBy(peer => peer.Span).Distinct()),
    };

    private static SourceSpan First(IEnumerable<SourceSpan> spans) =>
        spans.Where(span => span.IsKnown).OrderBy(span => span).FirstOrDefault();
}
