using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Connectivity;

/// <summary>NETPOL3002: DNS that is allowed over UDP only.</summary>
public sealed class DnsOverUdpOnlyRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.DnsOverUdpOnly,
        Severity.Warning,
        "DNS is allowed over UDP only",
        "Pods that may ask DNS on UDP 53 and by no policy on TCP 53, which large answers and retries use: most names resolve, and some fail now and then.");

    internal override bool NeedsEveryPolicy => true;

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        var (udp, tcp) = (new DnsRules(input.World, Protocol.Udp), new DnsRules(input.World, Protocol.Tcp));
        foreach (var rule in input.World.Boxes.Egress.Rules)
        {
            var reference = rule.Rule;
            if (DnsRules.Item(reference.Rule, Protocol.Udp) is { } item && udp.Allows(reference) && !tcp.Allows(reference) && !DnsRules.IsOfDns(reference.Policy) && tcp.Lacking(rule) is var (isOnlySome, _))
            {
                var finding = Findings.Make(
                    Descriptor,
                    item.Span.IsKnown ? item.Span : reference.Span,
                    $"Policy '{reference.Policy}' allows DNS on '{item}' only and nothing allows {(isOnlySome ? "all of these" : "these")} pods TCP, which large answers and retries use, so some names fail; allow TCP {item.Port} to the same peers");
                findings.Report([reference.Policy], finding with { Data = [new KeyValue(FixData.Port, (item.Port is PortName or PortNumber ? item.Port : new PortNumber(DnsRules.Port)).ToString()!)] });
            }
        }
    }
}
