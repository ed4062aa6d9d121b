using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2004: a label that is written once, and nearly the same one often.</summary>
public sealed class RareLabelRule : Rule
{
    private const int Often = 3;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.RareLabel,
        Severity.Info,
        "Label differs by a letter from one that is used often",
        "A label that the policies of a namespace mention once, and that differs by one letter from one that they mention at least three times; judged where the manifests hold no workload of the namespace.");

    internal override bool NeedsEveryPolicy => true;

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var ofNamespace in input.World.Policies.Where(policy => !input.World.IsPopulated(policy.Metadata.Namespace.Text)).GroupBy(policy => policy.Metadata.Namespace))
        {
            (NetworkPolicy Policy, LabelSelector Selector, KeyValue Label)[] uses = [.. ofNamespace.SelectMany(Uses)];
            var counts = uses.GroupBy(use => use.Label).ToDictionary(same => same.Key, same => same.Select(use => use.Policy.Metadata.Name).Distinct().Count() is var policies && policies > 1 ? same.Count() : 1);
            var often = counts.Where(count => count.Value >= Often).Select(count => count.Key).OrderBy(label => label.Value, StringComparer.Ordinal).ToArray();
            foreach (var (policy, selector, label) in uses.Where(use => counts[use.Label] == 1))
            {
                if (Array.Find(often, other => other.Key == label.Key && ClosestSelector.IsNearlyTheSameName(label.Value, other.Value) is 0 or 1 && label.Value != other.Value) is not { } meant)
                {
                    continue;
                }

                var finding = Findings.Make(
                    Descriptor,
                    selector.Span.IsKnown ? selector.Span : policy.Span,
                    string.Format(CultureInfo.InvariantCulture, "'{0}={1}' differs by one letter from '{0}={2}', which policies of '{3}' mention {4} times; correct it if they mean the same", label.Key, label.Value, meant.Value, ofNamespace.Key, counts[meant]));
                findings.Report([policy], finding with { Data = [new KeyValue(FixData.Closest, meant.Key + "=" + meant.Value)] });
            }
        }
    }

    // Of the pods of its own namespace.
    private static IEnumerable<(NetworkPolicy Policy, LabelSelector Selector, KeyValue Label)> Uses(NetworkPolicy policy) =>
        policy.Spec.Peers.OfType<SelectorPeer>().Where(peer => peer.NamespaceSelector.IsAbsent).Select(peer => peer.PodSelector)
            .Prepend(policy.Spec.PodSelector).SelectMany(selector => selector.MatchLabels.Select(label => (policy, selector, label)));
}
