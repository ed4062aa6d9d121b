using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>NETPOL1010: everything else that the API server rejects, and documents that cannot be read at all.</summary>
public sealed class ObjectRejectedRule : Rule
{
    private static readonly string[] s_protocols = ["TCP", "UDP", "SCTP"];
    private static readonly string[] s_finalizers = ["kubernetes", "orphan", "foregroundDeletion"];
    private static readonly string[] s_operators = ["In", "NotIn", "Exists", "DoesNotExist"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.ObjectRejected,
        Severity.Error,
        "The API server rejects the object",
        "A document that is no YAML or no object of its kind (unknown field, wrong type, duplicate key), an empty peer, an ipBlock beside selectors, an unknown protocol, operator or policyType.");

    internal override void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        NetworkPolicySchema.Check(policy.Root, (path, span, message) => findings.Report(Descriptor, span, path.Parent is null ? message : $"{path}: {message}"));
        CheckKind(policy, findings);
        CheckPolicyTypes(policy, findings);
        CheckPeers(policy, findings);
        CheckPorts(policy, findings);
        CheckOperators(policy, findings);
        CheckMetadata(policy, findings);
    }

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var problem in input.Problems)
        {
            findings.Report(Descriptor, problem.Span, problem.Message);
        }
    }

    private void CheckKind(PolicyManifest policy, Findings findings)
    {
        var (apiVersion, kind) = (PolicyManifest.Text(policy.Root["apiVersion"]), PolicyManifest.Text(policy.Root["kind"]));
        if (kind != NetworkPolicy.Kind)
        {
            findings.Report(Descriptor, policy.Root["kind"]?.Span ?? policy.Span, $"kind: there is no kind '{kind}' in {NetworkPolicy.ApiVersion}; write '{NetworkPolicy.Kind}'");
        }

        if (apiVersion != NetworkPolicy.ApiVersion)
        {
            findings.Report(Descriptor, policy.Root["apiVersion"]?.Span ?? policy.Span, $"apiVersion: '{apiVersion}' serves no NetworkPolicy; write '{NetworkPolicy.ApiVersion}'");
        }
    }

    private void CheckPolicyTypes(PolicyManifest policy, Findings findings)
    {
        if (policy.Spec?["policyTypes"] is not ManifestArray types)
        {
            return;
        }

        if (types.Items.Count > 2)
        {
            findings.Report(Descriptor, types.Span, "spec.policyTypes: there are only two, 'Ingress' and 'Egress'");
            return;
        }

        for (var i = 0; i < types.Items.Count; i++)
        {
            if (IsTextOrNull(types.Items[i]) && PolicyManifest.Text(types.Items[i]) is not ("Ingress" or "Egress") and var text)
            {
                findings.Report(
                    Descriptor, types.Items[i].Span, $"spec.policyTypes[{i.ToString(CultureInfo.InvariantCulture)}]: '{text}' is no direction; write 'Ingress' or 'Egress'");
            }
        }
    }

    private void CheckPeers(PolicyManifest policy, Findings findings)
    {
        foreach (var peer in policy.Peers)
        {
            var (block, selectors) = (peer.Node["ipBlock"], peer.Node["podSelector"] ?? peer.Node["namespaceSelector"]);
            if (block is null && selectors is null)
            {
                findings.Report(Descriptor, peer.Node.Span, $"{peer.Path}: an empty peer admits nobody and is rejected; to admit everyone leave '{peer.List}' out");
            }
            else if (block is not null && selectors is not null)
            {
                findings.Report(Descriptor, peer.Node.Span, $"{peer.Path}: an ipBlock cannot stand beside a selector; make them two items");
            }
        }
    }

    private void CheckPorts(PolicyManifest policy, Findings findings)
    {
        foreach (var port in policy.Ports)
        {
            if (port.Node["protocol"] is ManifestScalar { Kind: ManifestScalarKind.String } protocol && !s_protocols.Contains(protocol.Text))
            {
                findings.Report(Descriptor, protocol.Span, $"{port.Path}.protocol: '{protocol.Text}' is no protocol of a policy; write 'TCP', 'UDP' or 'SCTP'");
            }
        }
    }

    private void CheckOperators(PolicyManifest policy, Findings findings)
    {
        foreach (var expression in policy.Selectors.SelectMany(ExpressionItem.Of))
        {
            var operation = expression.Node["operator"];
            if ((operation is null || IsTextOrNull(operation)) && !s_operators.Contains(PolicyManifest.Text(operation)))
            {
                findings.Report(
                    Descriptor,
                    operation?.Span ?? expression.Node.Span,
                    $"{expression.Path}.operator: '{PolicyManifest.Text(operation)}' is no operator; write 'In', 'NotIn', 'Exists' or 'DoesNotExist'");
            }
        }
    }

    private void CheckMetadata(PolicyManifest policy, Findings findings)
    {
        foreach (var (finalizer, i) in Items(policy.Metadata?["finalizers"]))
        {
            var name = PolicyManifest.Text(finalizer);
            if (IsTextOrNull(finalizer) && LabelSyntax.KeyProblem(name) is null && name.IndexOf('/') < 0 && !s_finalizers.Contains(name))
            {
                findings.Report(
                    Descriptor, finalizer.Span, $"metadata.finalizers[{i.ToString(CultureInfo.InvariantCulture)}]: '{name}' is no standard finalizer; qualify it, like 'example.com/{name}'");
            }

            if (IsTextOrNull(finalizer) && LabelSyntax.KeyProblem(PolicyManifest.Text(finalizer)) is { } problem)
            {
                findings.Report(Descriptor, finalizer.Span, $"metadata.finalizers[{i.ToString(CultureInfo.InvariantCulture)}]: '{PolicyManifest.Text(finalizer)}' {problem}");
            }
        }

        var controllers = 0;
        foreach (var (item, i) in Items(policy.Metadata?["ownerReferences"]))
        {
            var path = $"metadata.ownerReferences[{i.ToString(CultureInfo.InvariantCulture)}]";
            if (PolicyManifest.AsObject(item) is not { } owner)
            {
                continue;
            }

            foreach (var field in new[] { "apiVersion", "kind", "name", "uid" })
            {
                if ((owner[field] is not { } value || IsTextOrNull(value)) && PolicyManifest.Text(owner[field]).Length == 0)
                {
                    findings.Report(Descriptor, owner.Span, $"{path}.{field}: must not be empty");
                }
            }

            var apiVersion = PolicyManifest.Text(owner["apiVersion"]).Split('/');
            if (apiVersion.Length > 2 || (apiVersion.Length == 2 && apiVersion.Contains("")))
            {
                findings.Report(Descriptor, owner["apiVersion"]!.Span, $"{path}.apiVersion: '{string.Join("/", apiVersion)}' is no group and version; write 'group/version'");
            }

            if (owner["controller"] is ManifestScalar { Kind: ManifestScalarKind.Bool, Text: "true" } controller && ++controllers == 2)
            {
                findings.Report(Descriptor, controller.Span, $"{path}.controller: only one owner can be the controller");
            }
        }
    }

    private static bool IsTextOrNull(ManifestNode node) =>
        node is ManifestScalar { Kind: ManifestScalarKind.String or ManifestScalarKind.Null };

    private static IEnumerable<(ManifestNode Item, int Index)> Items(ManifestNode? node) =>
        node is ManifestArray list ? list.Items.Select((item, index) => (item, index)) : [];
}
