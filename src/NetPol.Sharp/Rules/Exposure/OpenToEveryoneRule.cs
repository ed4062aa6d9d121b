using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Exposure;

/// <summary>NETPOL4004: pods that everyone may reach, with no word on why.</summary>
public sealed class OpenToEveryoneRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.OpenToEveryone,
        Severity.Warning,
        "Everyone may reach these pods",
        "An ingress rule without from, from every namespace or from every address, in a policy that does not say why with netpol.sharp/because (.Because): whatever is compromised anywhere can reach these pods.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var policy in input.World.Policies.Where(policy => policy.Spec.Isolates(PolicyType.Ingress) && !WellKnownAnnotations.SaysWhy(policy)))
        {
            var rest = new List<RuleReference>();
            for (var index = 0; index < policy.Spec.Ingress.Count; index++)
            {
                var rule = new RuleReference(policy, PolicyType.Ingress, index);
                if (!PublicPods.Are(rule, input.World.Known) && !Check([rule], input.World, findings))
                {
                    rest.Add(rule);
                }
            }

            // Allows add up: a half of everyone by one rule, and the other half by another.
            foreach (var ofPorts in rest.GroupBy(rule => rule.Rule.Ports).Where(rules => rules.Skip(1).Any()))
            {
                Check([.. ofPorts], input.World, findings);
            }
        }
    }

    private bool Check(IReadOnlyList<RuleReference> rules, RuleWorld world, Findings findings)
    {
        if (rules[0].Rule.Peers.IsAbsentOrEmpty)
        {
            Report("everyone inside and outside the cluster", rules[0], rules[0].Span, findings);
            return true;
        }

        NetworkPolicyPeer[] peers = [.. rules.SelectMany(rule => rule.Rule.Peers)];
        if (PodCover.OfEveryPod(peers, rules[0].Policy.Metadata.Namespace.Text, world.Boxes.Space) is { } peer)
        {
            Report("every pod in the cluster", rules[0], peer.Span, findings);
            return true;
        }

        if (AddressCover.OfEveryAddress(peers) is { } block)
        {
            Report(RuleWords.EveryAddress(block), rules[0], block.Span, findings);
            return true;
        }

        return false;
    }

    private void Report(string who, RuleReference rule, SourceSpan span, Findings findings) => findings.Report(
        Descriptor,
        rule.Policy,
        span.IsKnown ? span : rule.Span,
        $"Policy '{rule.Policy}' lets {who} reach {RuleWords.Pods(rule.Policy)}; name those that have to, or say why in the annotation '{WellKnownAnnotations.Because}' (.Because)");
}
