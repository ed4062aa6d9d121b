using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2011: a single pod that is allowed to reach itself, which it may anyway.</summary>
public sealed class SelfFlowRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.SelfFlow,
        Severity.Info,
        "A pod is allowed to reach itself",
        "A rule whose only peers are the pods that the policy selects, where the manifests have one such pod: what a pod sends to itself is not blocked, with or without a rule.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var rule in input.World.Rules())
        {
            var ns = rule.Policy.Metadata.Namespace.Text;
            if (rule.Rule.Peers is [SelectorPeer { NamespaceSelector.IsAbsent: true } peer] && peer.PodSelector.Equals(rule.Policy.Spec.PodSelector) && !peer.PodSelector.MatchesEverything
                && input.World.IsPopulated(ns) && input.World.Known.Pods(ns, peer.PodSelector).ToArray() is [var only]
                && input.World.Known.Workloads(ns).All(workload => workload.Replicas <= 1 || workload.ToString() != only.Workload))
            {
                findings.Report(
                    Descriptor,
                    rule.Policy,
                    peer.Span.IsKnown ? peer.Span : rule.Span,
                    $"Only '{only.Workload}' has '{peer.PodSelector}', and a pod reaches itself without a rule; remove this one, or correct the peer");
            }
        }
    }
}
