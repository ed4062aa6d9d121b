using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Exposure;

/// <summary>NETPOL4001: a wide block towards which egress is allowed and that holds the address of cloud metadata.</summary>
public sealed class MetadataNotExceptedRule : Rule
{
    // What is narrower was written with these addresses in mind, or with the networks around them.
    private const int WidestIPv4 = 8;
    private const int WidestIPv6 = 4;

    private static readonly (CidrBlock Address, int Widest)[] s_metadata =
    [
        (CidrBlock.TryParse("169.254.169.254/32")!, WidestIPv4),
        (CidrBlock.TryParse("fd00:ec2::254/128")!, WidestIPv6),
    ];

    // Where metadata is asked for: at GKE's nodes packets to port 80 arrive at one of the others.
    private static readonly int[] s_ports = [80, 988, 8080];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.MetadataNotExcepted,
        Severity.Warning,
        "Cloud metadata is allowed",
        "An egress ipBlock as wide as 0.0.0.0/0 or ::/0 without an exception for the address at which clouds give out the node's credentials.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var rule in input.World.Rules().Where(rule => rule.Direction == PolicyType.Egress))
        {
            var effect = s_ports.Any(port => RulePorts.Admits(rule.Rule, Protocol.Tcp, port)) ? "so these pods may fetch them" : "and these pods may fetch them as soon as a rule allows TCP 80 there, too";
            foreach (var block in rule.Rule.Peers.OfType<IPBlock>())
            {
                foreach (var (address, widest) in s_metadata)
                {
                    if (block.Cidr.PrefixLength <= widest && AddressCover.Holds(block, address))
                    {
                        var finding = Findings.Make(
                            Descriptor,
                            block.Span.IsKnown ? block.Span : rule.Policy.Span,
                            $"'{block.Cidr}' includes '{address.Text.Split('/')[0]}', where clouds give out the credentials of the node, {effect}; except it, or allow Internet, which leaves it out");
                        findings.Report([rule.Policy], finding with { Data = [new KeyValue(FixData.Except, address.Text)] });
                    }
                }
            }
        }
    }
}
