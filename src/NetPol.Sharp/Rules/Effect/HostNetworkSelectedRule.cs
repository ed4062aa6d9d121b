using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2009: pods on the host network, which most plugins do not see as pods.</summary>
public sealed class HostNetworkSelectedRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.HostNetworkSelected,
        Severity.Warning,
        "Pods on the host network are selected",
        "A selector all of whose pods in the manifests share their node's network: most network plugins see the node, so the policy does not apply to them and the peer does not match them.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var policy in input.World.Policies)
        {
            var ns = policy.Metadata.Namespace.Text;
            if (input.World.IsPopulated(ns) && OnlyOnHosts(policy.Spec.PodSelector, [ns], input.World.Known) is { } selected)
            {
                Report(policy, policy.Spec.PodSelector.Span, $"'{selected}' shares its node's network, where most network plugins apply no policy, so policy '{policy}' has no effect on it; restrict it on the nodes", findings);
            }

            foreach (var peer in policy.Spec.Peers.OfType<SelectorPeer>())
            {
                if (input.World.Known.NamespacesOf(peer, ns) is { } namespaces && OnlyOnHosts(peer.PodSelector, namespaces, input.World.Known) is { } other)
                {
                    Report(policy, peer.PodSelector.Span.IsKnown ? peer.PodSelector.Span : peer.Span, $"'{other}' shares its node's network, so it has the node's address and most network plugins do not match it by labels; allow the addresses of the nodes", findings);
                }
            }
        }
    }

    private void Report(NetworkPolicy policy, SourceSpan span, string message, Findings findings) => findings.Report(Descriptor, policy, span, message);

    // Of a selector of every pod nobody expects more.
    private static string? OnlyOnHosts(LabelSelector selector, IReadOnlyList<string> namespaces, KnownCluster known)
    {
        if (selector.MatchesEverything)
        {
            return null;
        }

        KnownPod[] pods = [.. namespaces.SelectMany(ns => known.Pods(ns, selector)).Where(pod => !pod.Pod.HasCompleted)];
        return pods.Length > 0 && pods.All(pod => pod.Pod.Template.HostNetwork) ? pods[0].Workload : null;
    }
}
