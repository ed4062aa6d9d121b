using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Exposure;

/// <summary>NETPOL4005: every port, across namespaces or towards addresses.</summary>
public sealed class EveryPortAllowedRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.EveryPortAllowed,
        Severity.Info,
        "Every port is allowed across a border",
        "A rule without ports whose peers are in other namespaces or at addresses: whatever else listens there, or here, can be reached as well.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        // Every pod of every namespace is written on purpose: everything, or everything but some addresses.
        foreach (var rule in input.World.Rules().Where(rule => rule.Rule.Ports.IsAbsentOrEmpty && !rule.Rule.Peers.Any(peer => peer is SelectorPeer { IsEveryPod: true }) && !WellKnownAnnotations.SaysWhy(rule.Policy)))
        {
            if (rule.Rule.Peers.FirstOrDefault(IsBeyond) is { } peer)
            {
                findings.Report(
                    Descriptor,
                    rule.Policy,
                    peer.Span.IsKnown ? peer.Span : rule.Span,
                    rule.Direction == PolicyType.Ingress
                        ? $"Policy '{rule.Policy}' admits {RuleWords.Peer(peer)} to every port of {RuleWords.Pods(rule.Policy)}; name the ports that are meant"
                        : $"Policy '{rule.Policy}' lets {RuleWords.Pods(rule.Policy)} reach every port of {RuleWords.Peer(peer)}; name the ports that are meant");
            }
        }
    }

    private static bool IsBeyond(NetworkPolicyPeer peer) => peer is IPBlock or SelectorPeer { NamespaceSelector.IsAbsent: false };
}
