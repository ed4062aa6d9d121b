using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2005: namespaces selected by a label that looks like their name, which nobody sets on them.</summary>
public sealed class NamespaceLabelNotSetRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.NamespaceLabelNotSet,
        Severity.Warning,
        "Namespace is selected by a label that is not there by default",
        "A namespaceSelector on 'name', 'namespace' or the like, which no Namespace of the manifests carries: only 'kubernetes.io/metadata.name' is on every namespace, so this selects none.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        var carried = new HashSet<string>(input.World.Cluster.Namespaces.SelectMany(ns => ns.Labels).Select(label => label.Key), StringComparer.Ordinal);
        foreach (var policy in input.World.Policies)
        {
            foreach (var selector in policy.Spec.Peers.OfType<SelectorPeer>().Select(peer => peer.NamespaceSelector))
            {
                foreach (var (key, value, text, span) in Conditions(selector))
                {
                    if (!NamespaceLabels.IsLikeName(key) || carried.Contains(key))
                    {
                        continue;
                    }

                    var finding = Findings.Make(
                        Descriptor,
                        span.IsKnown ? span : policy.Span,
                        $"Namespaces do not carry the label '{key}' by themselves, so '{text}' does not select them by name; use '{WellKnownLabels.NamespaceName}', which the API server sets on each");
                    findings.Report([policy], value is null ? finding : finding with { Data = [new KeyValue(FixData.Namespace, value)] });
                }
            }
        }
    }

    private static IEnumerable<(string Key, string? Value, string Text, SourceSpan Span)> Conditions(LabelSelector selector) =>
        selector.MatchLabels.Select(label => (label.Key, (string?)label.Value, label.Key + "=" + label.Value, selector.Span))
            .Concat(selector.MatchExpressions.Select(expression => (
                expression.Key,
                expression is { Operator: LabelSelectorOperator.In, Values.Count: 1 } ? expression.Values[0] : null,
                expression.ToString(),
                expression.Span.IsKnown ? expression.Span : selector.Span)));
}
