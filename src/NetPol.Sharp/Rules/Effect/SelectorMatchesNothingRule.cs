using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2003: a selector that matches no workload of the manifests.</summary>
public sealed class SelectorMatchesNothingRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.SelectorMatchesNothing,
        Severity.Warning,
        "Selector matches no workload",
        "A selector that matches no workload or pod of the manifests, judged only in namespaces of which they hold one: the policy protects nothing, or the peer admits nothing.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var (policy, selector, namespaces, span, _, closest) in input.World.Unmatched.Where(unmatched => unmatched.Workload is null))
        {
            var what = namespaces.Count == 0 ? "namespace of the manifests" : $"workload in {string.Join(", ", namespaces.Select(ns => $"'{ns}'"))}";
            var remedy = closest is null ? "correct it, or add the workload to the manifests" : $"the closest is '{closest}'";
            var finding = Findings.Make(Descriptor, span, $"No {what} has '{selector}', so this selects nothing; {remedy}");
            findings.Report([policy], closest is null ? finding : finding with { Data = [new KeyValue(FixData.Closest, closest.ToString())] });
        }
    }
}
