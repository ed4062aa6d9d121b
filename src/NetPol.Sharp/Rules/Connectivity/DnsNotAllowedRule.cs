using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Connectivity;

/// <summary>NETPOL3001: pods that are isolated for egress and may reach something, but not the cluster's DNS.</summary>
public sealed class DnsNotAllowedRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.DnsNotAllowed,
        Severity.Warning,
        "DNS is not allowed",
        "Pods that are isolated for egress and may reach something, while no policy lets them ask the cluster's DNS on UDP 53: every name that they look up fails.");

    internal override bool NeedsEveryPolicy => true;

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        var dns = new DnsRules(input.World, Protocol.Udp);
        var rules = input.World.Boxes.Egress.Rules.Where(rule => rule.ToPods.Count + rule.ToOutside.Count > 0 && !DnsRules.IsOfDns(rule.Rule.Policy));

        // One of the policy's rules that allows DNS is enough, and one sentence for all the others.
        foreach (var ofPolicy in rules.GroupBy(rule => rule.Rule.Policy.ToString()))
        {
            if (ofPolicy.Any(rule => dns.Allows(rule.Rule)) || dns.Lacking(ofPolicy.First()) is not var (isOnlySome, example))
            {
                continue;
            }

            var rule = ofPolicy.First().Rule;
            var policy = rule.Policy;
            var pods = RuleWords.Pods(policy);
            var who = char.ToUpperInvariant(pods[0]) + pods.Substring(1) + (isOnlySome && example is not null ? $" (for example '{example.Workload}')" : "");
            var remedy = dns.IsOpenShift(policy.Metadata.Namespace.Text)
                ? "allow UDP and TCP 5353 to the DNS pods of 'openshift-dns', which do not listen on 53"
                : "add Allow.Dns, or allow UDP and TCP 53 to the cluster's DNS pods";
            var finding = Findings.Make(
                Descriptor,
                rule.Span.IsKnown ? rule.Span : policy.Span,
                $"{who} may reach {RuleWords.Peers(rule.Rule)} but cannot resolve names: policy '{policy}' isolates their egress and nothing allows {(isOnlySome ? "all of them" : "them")} DNS; {remedy}");
            findings.Report([policy], finding with
            {
                Data = [new KeyValue("namespace", policy.Metadata.Namespace.Text), new KeyValue("podSelector", policy.Spec.PodSelector.ToString())],
            });
        }
    }
}
