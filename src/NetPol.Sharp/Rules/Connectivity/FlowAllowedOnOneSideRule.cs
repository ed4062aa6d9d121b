using System.Linq;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Connectivity;

/// <summary>NETPOL3005: a flow that one side allows and the other one, which is isolated, does not.</summary>
public sealed class FlowAllowedOnOneSideRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.FlowAllowedOnOneSide,
        Severity.Warning,
        "Flow is allowed on one side only",
        "A peer of a rule whose pods are isolated for the other direction and allow none of these connections, so that they fail in spite of the rule.");

    internal override bool NeedsEveryPolicy => true;

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        var world = input.World.Boxes;
        var unmatched = new System.Lazy<ILookup<string, SelectorPeer?>>(() => input.World.Unmatched.ToLookup(found => found.Policy.ToString(), found => found.Peer));
        foreach (var direction in world.Directions)
        {
            foreach (var (rule, peer, by) in DeadFlows.Of(world, direction).Where(flow => !IsAboutNobody(flow.Rule.Policy, flow.Peer)))
            {
                findings.Report(
                    Descriptor,
                    rule.Policy,
                    peer.Span,
                    direction.Direction == PolicyType.Egress
                        ? $"Policy '{rule.Policy}' lets this out, but nothing lets it in: policy '{by.Policy}' isolates these pods for ingress, so the connections fail; allow them there, or remove this peer"
                        : $"Policy '{rule.Policy}' lets this in, but nothing lets it out: policy '{by.Policy}' isolates these pods for egress, so the connections fail; allow them there, or remove this peer",
                    new RelatedSpan(by.Policy.Span, "isolates them"));
            }
        }

        // Of pods that there are not, NETPOL2003 and 2015 speak.
        bool IsAboutNobody(NetworkPolicy policy, NetworkPolicyPeer peer) => unmatched.Value[policy.ToString()]
            .Any(nobody => nobody is null || ReferenceEquals(nobody, peer));
    }
}
