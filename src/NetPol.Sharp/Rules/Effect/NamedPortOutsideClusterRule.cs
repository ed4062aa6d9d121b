using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2008: a named port towards addresses outside the cluster.</summary>
public sealed class NamedPortOutsideClusterRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.NamedPortOutsideCluster,
        Severity.Error,
        "Named port towards addresses",
        "A named port in an egress rule with an ipBlock: a name is looked up in the containers of the destination pod, and an address outside the cluster has none, so nothing is admitted there.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        // Where a plugin takes names for something else, NETPOL5001 says what becomes of them.
        if (input.World.Options.UnresolvedNamedPort != UnresolvedNamedPort.None)
        {
            return;
        }

        foreach (var rule in input.World.Rules().Where(rule => rule.Direction == PolicyType.Egress))
        {
            IPBlock[] blocks = [.. rule.Rule.Peers.OfType<IPBlock>()];
            foreach (var port in blocks.Length == 0 ? [] : rule.Rule.Ports.Where(port => port.Port is PortName))
            {
                findings.Report(
                    Descriptor,
                    rule.Policy,
                    port.Span,
                    $"Named ports do not exist outside the cluster, so '{port.Port}' admits nothing to {RuleWords.List(blocks.Select(block => $"'{block.Cidr}'"))}; write the number",
                    [.. blocks.Where(block => block.Span.IsKnown).Select(block => new RelatedSpan(block.Span, "these addresses"))]);
            }
        }
    }
}
