using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2002: namespaces or pods, where pods in namespaces are meant.</summary>
public sealed class SplitPeerRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.SplitPeer,
        Severity.Warning,
        "Namespaces or pods, instead of pods in namespaces",
        "A peer of namespaces beside a peer of pods that the manifests have in those namespaces and not in the policy's own: two items admit either, one item with both selectors admits the pods in the namespaces.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var rule in input.World.Rules())
        {
            var ns = rule.Policy.Metadata.Namespace.Text;
            foreach (var (namespaces, pods) in SplitPeers.Of(rule.Rule, ns, input.World.Known))
            {
                var span = namespaces.Span.IsKnown ? namespaces.Span : rule.Span;
                var finding = Findings.Make(
                    Descriptor,
                    span.IsKnown ? span : rule.Policy.Span,
                    $"This admits every pod of namespaces '{namespaces.NamespaceSelector}', or pods '{pods.PodSelector}' of '{ns}', which has none; write one item with both selectors (.In) for the pods in those namespaces",
                    pods.Span == span ? [] : RelatedSpan.At(pods.Span, "the pods"));
                findings.Report([rule.Policy], finding with { Data = [new KeyValue(FixData.Written, pods.PodSelector.ToString())] });
            }
        }
    }
}
