using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Connectivity;

/// <summary>NETPOL3006: the policy that closes pods for everything that it does not allow.</summary>
public sealed class FirstPolicyIsolatesRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.FirstPolicyIsolates,
        Severity.Info,
        "Policy denies everything else",
        "A policy that allows something to pods of a namespace without a default deny: from then on everything else in that direction is denied to them.")
    { IsOnByDefault = false };

    internal override bool NeedsEveryPolicy => true;

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var ofNamespace in input.World.Policies.GroupBy(policy => policy.Metadata.Namespace))
        {
            foreach (var direction in (PolicyType[])[PolicyType.Ingress, PolicyType.Egress])
            {
                NetworkPolicy[] isolating = [.. ofNamespace.Where(policy => policy.Spec.Isolates(direction))];
                if (isolating.Any(policy => policy.Spec.PodSelector.MatchesEverything))
                {
                    continue;
                }

                foreach (var first in isolating.GroupBy(policy => policy.Spec.PodSelector).Select(same => same.First()).Where(policy => policy.Spec.Rules(direction).Count > 0))
                {
                    var name = direction.FieldName();
                    findings.Report(Descriptor, first, first.Span, $"Policy '{first}' isolates {RuleWords.Pods(first)} for {name}, so all {name} that no rule allows is denied to them; say so with DefaultDeny.{direction.ApiName()} if it is meant");
                }
            }
        }
    }
}
