using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Connectivity;

/// <summary>NETPOL3004: the port of DNS, allowed towards any host.</summary>
public sealed class DnsToAnyHostRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.DnsToAnyHost,
        Severity.Info,
        "DNS is allowed to any host",
        "Port 53 allowed to every destination, every namespace or every address: whoever gets into a pod can carry data out through it, to a host of their own.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var rule in input.World.Rules().Where(rule => rule.Direction == PolicyType.Egress))
        {
            if ((RulePorts.Item(rule.Rule, Protocol.Udp, DnsRules.Port) ?? RulePorts.Item(rule.Rule, Protocol.Tcp, DnsRules.Port)) is { } item && AnyHost(rule, input.World) is { } anyHost)
            {
                findings.Report(
                    Descriptor,
                    rule.Policy,
                    item.Span.IsKnown ? item.Span : rule.Span,
                    $"Policy '{rule.Policy}' allows port 53 to {anyHost}, so data can leave through it to any host as a tunnel; allow it to the cluster's DNS pods only, as Allow.Dns does");
            }
        }
    }

    private static string? AnyHost(RuleReference rule, RuleWorld world) =>
        rule.Rule.Peers.IsAbsentOrEmpty ? "every destination"
        : AddressCover.OfEveryAddress(rule.Rule.Peers) is { } block ? RuleWords.EveryAddress(block)
        : PodCover.OfEveryPod(rule.Rule.Peers, rule.Policy.Metadata.Namespace.Text, world.Boxes.Space) is not null ? "every pod of every namespace"
        : null;
}
