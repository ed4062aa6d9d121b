using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2015: a selector that matches a workload's own labels and not those of its pods.</summary>
public sealed class LabelOfWorkloadOnlyRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.LabelOfWorkloadOnly,
        Severity.Warning,
        "Label is the workload's, not its pods'",
        "A selector that no pod of the manifests matches, but a workload's own labels do: policies see the labels of the pod template only.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var (policy, selector, _, span, workload, _) in input.World.Unmatched)
        {
            if (workload is null)
            {
                continue;
            }

            var ofPods = workload.Template.Labels;
            var missing = SelectorReason.Unmet(selector, ofPods);
            var remedy = ofPods.Count == 0 ? "give the pod template labels" : $"use the template's {string.Join(", ", ofPods.Select(label => $"'{label.Key}={label.Value}'"))}, or add it there";
            var finding = Findings.Make(
                Descriptor,
                span.IsKnown ? span : policy.Span,
                $"'{missing}' is of {workload.Kind} '{workload.Namespace}/{workload.Name}', not of its pods, and policies see the labels of pods only, so this selects nothing; {remedy}",
                RelatedSpan.At(workload.Span, "the workload"));
            findings.Report([policy], Meant(selector, ofPods) is { } meant ? finding with { Data = [new KeyValue(FixData.Closest, meant.ToString())] } : finding);
        }
    }

    // The template's label of the same key, or the only one that it has.
    private static LabelSelector? Meant(LabelSelector selector, EquatableArray<KeyValue> ofPods)
    {
        KeyValue[] labels = [.. selector.MatchLabels.Select(label => ofPods.Contains(label) ? label : ofPods.FirstOrDefault(other => other.Key == label.Key) ?? (ofPods.Count == 1 ? ofPods[0] : label)).Distinct()];
        var meant = selector with { MatchLabels = EquatableArray.From(labels) };
        return SelectorReason.Matches(meant, ofPods) ? meant : null;
    }
}
