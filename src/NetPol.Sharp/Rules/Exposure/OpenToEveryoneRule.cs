using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Exposure;

/// <summary>NETPOL4004: pods that everyone may reach, with no word on why.</summary>
public sealed class OpenToEveryoneRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.OpenToEveryone,
        Severity.Warning,
        "Everyone may reach these pods",
        "An ingress rule without from, from every namespace or from every address, in a policy that does not say why with netpol.sharp/because (.Because): whatever is compromised anywhere can reach these pods.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var rule in input.World.Rules().Where(rule => rule.Direction == PolicyType.Ingress && !SaysWhy(rule.Policy)))
        {
            if (rule.Rule.Peers.IsAbsentOrEmpty)
            {
                Report("everyone inside and outside the cluster", rule, rule.Span, findings);
            }
            else if (rule.Rule.Peers.OfType<SelectorPeer>().FirstOrDefault(peer => IsEverything(peer.NamespaceSelector) && peer.PodSelector.MatchesEverything) is { } peer)
            {
                Report("every pod in the cluster", rule, peer.Span, findings);
            }
            else if (AddressCover.OfEveryAddress(rule.Rule.Peers) is { } block)
            {
                Report(RuleWords.EveryAddress(block), rule, block.Span, findings);
            }
        }
    }

    private void Report(string who, RuleReference rule, SourceSpan span, Findings findings) => findings.Report(
        Descriptor,
        rule.Policy,
        span.IsKnown ? span : rule.Span,
        $"Policy '{rule.Policy}' lets {who} reach {RuleWords.Pods(rule.Policy)}; name those that have to, or say why in the annotation '{WellKnownAnnotations.Because}' (.Because)");

    private static bool SaysWhy(NetworkPolicy policy) => policy.Metadata.Annotations.Any(annotation => annotation.Key == WellKnownAnnotations.Because && annotation.Value.Trim().Length > 0);

    private static bool IsEverything(LabelSelector namespaces) => !namespaces.IsAbsent && namespaces.MatchesEverything;
}
