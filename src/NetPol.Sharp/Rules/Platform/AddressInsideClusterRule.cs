using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Platform;

/// <summary>NETPOL5003: a block inside the addresses that were declared for pods, Services or nodes.</summary>
public sealed class AddressInsideClusterRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.AddressInsideCluster,
        Severity.Warning,
        "Block is inside the cluster's own addresses",
        "An ipBlock inside the addresses that the declaration of the platform gives for pods, Services or nodes: pods and nodes get other addresses when they are replaced, and the address of a Service is rewritten before most plugins look.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        if (input.World.Platform is not { } platform || platform.PodCidrs.Count + platform.ServiceCidrs.Count + platform.NodeCidrs.Count == 0)
        {
            return;
        }

        foreach (var rule in input.World.Rules())
        {
            foreach (var block in rule.Rule.Peers.OfType<IPBlock>())
            {
                if (Complaint(block, rule, platform) is { } complaint)
                {
                    findings.Report(Descriptor, rule.Policy, block.Span, complaint);
                }
            }
        }
    }

    private static string? Complaint(IPBlock block, RuleReference rule, PlatformProfile platform) =>
        Inside(block, platform.PodCidrs) is { } pods
            ? $"'{block.Cidr}' is inside '{pods}', where pods have their addresses, and those go with the pods; select the pods by their labels"
        : Inside(block, platform.ServiceCidrs) is { } services && !SeesServices(rule, platform)
            ? $"'{block.Cidr}' is inside '{services}', where Services have their addresses, which are those of pods by the time policies are asked; select the pods behind the Service"
        : Inside(block, platform.NodeCidrs) is { } nodes && nodes.PrefixLength < block.Cidr.PrefixLength
            ? $"'{block.Cidr}' is inside '{nodes}', where nodes have their addresses, and nodes come and go; write '{nodes}', or select the pods"
        : null;

    // NodeLocal DNSCache answers at the address of the Service, and some plugins look before it is rewritten.
    private static bool SeesServices(RuleReference rule, PlatformProfile platform) => rule.Direction == PolicyType.Egress
        && (platform.Options.PolicyOnServicePort || (platform.Dns == DnsVariant.NodeLocal && rule.Rule.Ports.Any(port => port.Port is PortNumber { Number: DnsRules.Port })));

    private static CidrBlock? Inside(IPBlock block, IEnumerable<CidrBlock> ranges) => ranges.FirstOrDefault(range => range.Contains(block.Cidr));
}
