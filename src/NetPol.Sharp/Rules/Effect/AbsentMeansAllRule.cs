using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2014: something missing or null that the API server reads as everything.</summary>
public sealed class AbsentMeansAllRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.AbsentMeansAll,
        Severity.Warning,
        "Something left out means everything",
        "A missing or null spec or podSelector selects every pod; a null item in a list of rules or ports allows everything; a null selector is no selector.");

    internal override void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        CheckSpec(policy, findings);
        foreach (var direction in new[] { PolicyType.Ingress, PolicyType.Egress })
        {
            foreach (var rule in policy.Rules(direction))
            {
                if (IsNull(rule))
                {
                    findings.Report(
                        Descriptor, policy, rule.Span,
                        $"An empty item is a rule that allows all {direction.ApiName().ToLowerInvariant()} of the pods of policy '{policy}'; write '{{}}' if that is meant, or remove it");
                }
            }
        }

        foreach (var port in policy.Ports)
        {
            if (port.IsNull)
            {
                findings.Report(Descriptor, policy, port.Node.Span, $"{port.Path}: an empty item allows every TCP port; write '{{}}' if that is meant, or remove it");
            }
        }

        foreach (var peer in policy.Peers)
        {
            CheckPeer(peer, policy, findings);
        }
    }

    private void CheckSpec(PolicyManifest policy, Findings findings)
    {
        if (policy.Root["spec"] is null)
        {
            findings.Report(
                Descriptor, policy, PolicyManifest.NameSpan(policy.Root, "spec") ?? policy.Span, $"Policy '{policy}' has no spec, so it selects every pod of '{policy.Namespace}' and denies all ingress; write what is meant");
        }
        else if (policy.Spec is { } spec && spec["podSelector"] is null)
        {
            findings.Report(
                Descriptor,
                policy,
                PolicyManifest.NameSpan(spec, "podSelector") ?? PolicyManifest.NameSpan(policy.Root, "spec")!.Value,
                $"Missing podSelector: policy '{policy}' selects every pod of '{policy.Namespace}'; write 'podSelector: {{}}' if that is meant");
        }
    }

    private void CheckPeer(RuleItem peer, PolicyManifest policy, Findings findings)
    {
        foreach (var field in peer.Node.Fields)
        {
            if (!IsNull(field.Value) || field.Name is not ("podSelector" or "namespaceSelector"))
            {
                continue;
            }

            // With nothing beside it the peer is empty, which is NETPOL1010.
            var other = field.Name == "podSelector" ? "namespaceSelector" : "podSelector";
            if (peer.Node[other] is not null)
            {
                findings.Report(Descriptor, policy, field.NameSpan, field.Name == "podSelector"
                    ? $"{peer.Path}.podSelector: null is no selector, so every pod of those namespaces is admitted; write '{{}}' if that is meant"
                    : $"{peer.Path}.namespaceSelector: null is no selector, so only pods of '{policy.Namespace}' are admitted; write '{{}}' for every namespace");
            }
        }
    }

    private static bool IsNull(ManifestNode node) => node is ManifestScalar { Kind: ManifestScalarKind.Null };
}
