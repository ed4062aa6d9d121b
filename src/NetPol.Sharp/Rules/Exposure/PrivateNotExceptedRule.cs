using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Exposure;

/// <summary>NETPOL4002: egress to every address, private ranges included, in which plugins do or do not see pods.</summary>
public sealed class PrivateNotExceptedRule : Rule
{
    private static readonly CidrBlock[] s_private =
    [
        CidrBlock.TryParse("10.0.0.0/8")!, CidrBlock.TryParse("172.16.0.0/12")!, CidrBlock.TryParse("192.168.0.0/16")!, CidrBlock.TryParse("fc00::/7")!,
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.PrivateNotExcepted,
        Severity.Info,
        "Private addresses are allowed",
        "An egress rule to every address of a family without exceptions for the private ranges, in which pods are: some network plugins match pods by such a block, others do not.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var rule in input.World.Rules().Where(rule => rule.Direction == PolicyType.Egress && !rule.Rule.Peers.Any(peer => peer is SelectorPeer { IsEveryPod: true })))
        {
            foreach (var block in Families(rule.Rule.Peers))
            {
                var included = s_private.Where(range => range.Family == block.Cidr.Family && rule.Rule.Peers.OfType<IPBlock>().Any(other => AddressCover.HoldsSome(other, range))).ToArray();
                if (included.Length > 0)
                {
                    findings.Report(
                        Descriptor,
                        rule.Policy,
                        block.Span,
                        $"'{block.Cidr}' includes {string.Join(", ", included.Select(range => $"'{range}'"))}, and whether that reaches pods depends on the network plugin (Calico: yes, Cilium: no); allow Internet, which leaves them out, or Anywhere if pods are meant");
                }
            }
        }
    }

    // A block of every address of a family, for each family.
    private static IEnumerable<IPBlock> Families(IEnumerable<NetworkPolicyPeer> peers) => peers.OfType<IPBlock>().GroupBy(block => block.Cidr.Family).Select(AddressCover.OfEveryAddress).OfType<IPBlock>();
}
