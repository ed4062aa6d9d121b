using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Connectivity;

/// <summary>NETPOL3003: DNS that is allowed elsewhere than where the cluster's pods ask for names.</summary>
public sealed class DnsNotOfPlatformRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.DnsNotOfPlatform,
        Severity.Warning,
        "DNS is allowed where the platform has none",
        "A rule for DNS that does not reach the DNS of the platform (OpenShift's port 5353, NodeLocal DNSCache, Cloud DNS, other labels), while no other rule of these pods does: every name that they look up fails.");

    internal override bool NeedsEveryPolicy => true;

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        var world = input.World;
        var variant = DnsFit.VariantOf(world);

        // A node that is always reached is reached for its cache, too; and where blocks match no node the cache is redirected to in another way.
        if (variant == DnsVariant.Unspecified || (variant == DnsVariant.NodeLocal && world.Platform?.Options is not { OwnNodeEgress: false, IPBlockMatchesNodes: true }))
        {
            return;
        }

        var (any, fitting) = (new DnsRules(world, Protocol.Udp), new DnsRules(world, Protocol.Udp, variant));
        foreach (var ofPolicy in world.Boxes.Egress.Rules.Where(rule => !DnsRules.IsOfDns(rule.Rule.Policy)).GroupBy(rule => rule.Rule.Policy.ToString()))
        {
            var rule = ofPolicy.FirstOrDefault(rule => any.Allows(rule.Rule) && DnsRules.Item(rule.Rule.Rule, Protocol.Udp) is not null && !fitting.Allows(rule.Rule));
            if (rule is null || ofPolicy.Any(other => fitting.Allows(other.Rule)) || fitting.Lacking(rule) is null)
            {
                continue;
            }

            var reference = rule.Rule;
            var item = DnsRules.Item(reference.Rule, Protocol.Udp)!;
            var finding = Findings.Make(
                Descriptor,
                item.Span.IsKnown ? item.Span : reference.Span,
                $"Policy '{reference.Policy}' allows DNS to {RuleWords.Peers(reference.Rule)}, and {Where(variant)}, so names cannot be resolved; {Remedy(variant)}{(variant == DnsVariant.OpenShift && !DnsFit.IsOpenShift(world) ? ", or declare DnsVariant.KubeDns if this is no OpenShift" : "")}");
            findings.Report([reference.Policy], finding with { Data = [new KeyValue(FixData.Dns, variant.ToString())] });
        }
    }

    private static string Where(DnsVariant variant) => variant switch
    {
        DnsVariant.OpenShift => "on OpenShift the pods of DNS are in 'openshift-dns' and listen on 5353",
        DnsVariant.NodeLocal => "with NodeLocal DNSCache pods ask 169.254.20.10 on their node, which no selector matches",
        DnsVariant.CloudDns => "with Cloud DNS pods ask 169.254.169.254 on their node, which no selector matches",
        _ => "the pods of this cluster's DNS are 'k8s-app=kube-dns' in 'kube-system'",
    };

    private static string Remedy(DnsVariant variant) => variant switch
    {
        DnsVariant.OpenShift => "allow UDP and TCP 5353 to pods 'dns.operator.openshift.io/daemonset-dns=default' there (DnsVariant.OpenShift)",
        DnsVariant.NodeLocal => "allow UDP and TCP 53 to 169.254.20.10/32 as well (DnsVariant.NodeLocal)",
        DnsVariant.CloudDns => "allow UDP and TCP 53 to 169.254.169.254/32 (DnsVariant.CloudDns)",
        _ => "allow UDP and TCP 53 to them, as Allow.Dns does",
    };
}
