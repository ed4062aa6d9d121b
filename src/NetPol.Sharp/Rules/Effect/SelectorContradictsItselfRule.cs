using System.Linq;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2001: a selector that no object can match.</summary>
public sealed class SelectorContradictsItselfRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.SelectorContradictsItself,
        Severity.Warning,
        "Selector contradicts itself",
        "A selector with conditions that exclude each other: the policy selects no pod at all, or the peer admits none.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var policy in input.World.Policies)
        {
            if (Contradiction.Of(policy.Spec.PodSelector, isOfNamespaces: false) is { } conditions)
            {
                findings.Report(Descriptor, policy, policy.Spec.PodSelector.Span, $"No pod can have {conditions}, so policy '{policy}' selects nothing; remove a condition, or write a policy for each");
            }

            foreach (var peer in policy.Spec.Peers.OfType<SelectorPeer>())
            {
                CheckPeer(peer, policy, findings);
            }
        }
    }

    private void CheckPeer(SelectorPeer selector, NetworkPolicy policy, Findings findings)
    {
        if (Contradiction.Of(selector.PodSelector, isOfNamespaces: false) is { } pods)
        {
            findings.Report(Descriptor, policy, selector.PodSelector.Span, $"No pod can have {pods}, so this peer of policy '{policy}' admits nothing; write two peers to admit either");
        }

        if (Contradiction.Of(selector.NamespaceSelector, isOfNamespaces: true) is { } namespaces)
        {
            findings.Report(Descriptor, policy, selector.NamespaceSelector.Span, $"No namespace can have {namespaces}, so this peer of policy '{policy}' admits nothing; write two peers to admit either");
        }
    }
}
