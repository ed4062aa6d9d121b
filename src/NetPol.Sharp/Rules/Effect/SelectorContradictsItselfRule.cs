using System.Linq;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2001: a selector that no object can match.</summary>
public sealed class SelectorContradictsItselfRule : Rule
{
    private static readonly PolicyType[] s_directions = [PolicyType.Ingress, PolicyType.Egress];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.SelectorContradictsItself,
        Severity.Warning,
        "Selector contradicts itself",
        "A selector with conditions that exclude each other: the policy selects no pod at all, or the peer admits none.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var policy in input.World.Policies.Where(policy => !WellKnownAnnotations.Accepts(policy, Descriptor.Id)))
        {
            if (Contradiction.Of(policy.Spec.PodSelector, isOfNamespaces: false) is { } conditions)
            {
                findings.Report(Descriptor, policy.Spec.PodSelector.Span, $"No pod can have {conditions}, so policy '{policy}' selects nothing; remove a condition, or write a policy for each");
            }

            foreach (var direction in s_directions)
            {
                foreach (var rule in policy.Spec.Rules(direction))
                {
                    foreach (var peer in rule.Peers)
                    {
                        CheckPeer(peer, policy, findings);
                    }
                }
            }
        }
    }

    private void CheckPeer(NetworkPolicyPeer peer, NetworkPolicy policy, Findings findings)
    {
        if (peer is not SelectorPeer selector)
        {
            return;
        }

        if (Contradiction.Of(selector.PodSelector, isOfNamespaces: false) is { } pods)
        {
            findings.Report(Descriptor, selector.PodSelector.Span, $"No pod can have {pods}, so this peer of policy '{policy}' admits nothing; write two peers to admit either");
        }

        if (Contradiction.Of(selector.NamespaceSelector, isOfNamespaces: true) is { } namespaces)
        {
            findings.Report(Descriptor, selector.NamespaceSelector.Span, $"No namespace can have {namespaces}, so this peer of policy '{policy}' admits nothing; write two peers to admit either");
        }
    }
}
