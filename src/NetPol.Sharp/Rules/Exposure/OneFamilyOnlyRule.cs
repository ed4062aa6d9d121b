using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Exposure;

/// <summary>NETPOL4003: every address of one family is allowed, and none of the other.</summary>
public sealed class OneFamilyOnlyRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.OneFamilyOnly,
        Severity.Info,
        "One address family is left out",
        "A rule for every IPv4 or every IPv6 address, while nothing allows these pods any address of the other family: on a dual-stack cluster those connections fail, or, with some plugins, pass.");

    internal override bool NeedsEveryPolicy => true;

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var ofPods in input.World.Rules().GroupBy(rule => (rule.Policy.Metadata.Namespace, rule.Policy.Spec.PodSelector, rule.Direction)))
        {
            RuleReference[] rules = [.. ofPods];
            if (rules.Any(rule => rule.Rule.Peers.IsAbsentOrEmpty))
            {
                continue;
            }

            foreach (var rule in rules)
            {
                if (AddressCover.OfEveryAddress(rule.Rule.Peers) is { } block && !Blocks(rules).Any(other => other.Cidr.Family != block.Cidr.Family))
                {
                    var (has, other, range) = block.Cidr.Family == IPFamily.IPv4 ? ("IPv4", "IPv6", "::/0") : ("IPv6", "IPv4", "0.0.0.0/0");
                    var finding = Findings.Make(
                        Descriptor,
                        block.Span.IsKnown ? block.Span : rule.Policy.Span,
                        $"'{block.Cidr}' is every {has} address, and no rule allows these pods an {other} address, so on a dual-stack cluster those connections fail (with Cilium they may pass); add '{range}', or a part of it");
                    findings.Report([rule.Policy], finding with { Data = [new KeyValue(FixData.Missing, range)] });
                }
            }
        }
    }

    private static IEnumerable<IPBlock> Blocks(IEnumerable<RuleReference> rules) => rules.SelectMany(rule => rule.Rule.Peers).OfType<IPBlock>();
}
