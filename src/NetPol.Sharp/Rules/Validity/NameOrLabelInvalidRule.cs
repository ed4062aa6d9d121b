using System;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>NETPOL1007: a name, a namespace, a label or an annotation that the API server does not take.</summary>
public sealed class NameOrLabelInvalidRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.NameOrLabelInvalid,
        Severity.Error,
        "Name or label is invalid",
        "A missing or invalid policy name, an invalid namespace, label or annotation key, also in selectors; the API server rejects the policy.");

    internal override void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        CheckName(policy, findings);
        if (PolicyManifest.Text(policy.Metadata?["namespace"]) is { Length: > 0 } ns && NameSyntax.LabelProblem(ns) is { } problem)
        {
            findings.Report(Descriptor, policy.Metadata!["namespace"]!.Span, $"metadata.namespace: Namespace name '{ns}' {problem}");
        }

        CheckLabels(policy.Metadata?["labels"], "metadata.labels", findings);
        CheckAnnotations(policy.Metadata?["annotations"], findings);
        foreach (var selector in policy.Selectors)
        {
            CheckLabels(selector.Node["matchLabels"], selector.Path + ".matchLabels", findings);
            CheckExpressions(selector, findings);
        }
    }

    private void CheckName(PolicyManifest policy, Findings findings)
    {
        var name = policy.Metadata?["name"];
        var prefix = PolicyManifest.Text(policy.Metadata?["generateName"]);
        if (prefix.Length > 0)
        {
            // The server appends five characters, so a hyphen at the end is fine; it exchanges that for a letter before it checks.
            var complete = prefix.Length > 1 && prefix.EndsWith("-", StringComparison.Ordinal) ? prefix.Substring(0, prefix.Length - 1) + "x" : prefix;
            if (NameSyntax.SubdomainProblem(complete) is { } badPrefix)
            {
                findings.Report(Descriptor, policy.Metadata!["generateName"]!.Span, $"metadata.generateName: Policy name '{prefix}' {badPrefix}");
            }
        }

        if (policy.Name.Length > 0)
        {
            if (NameSyntax.SubdomainProblem(policy.Name) is { } problem)
            {
                findings.Report(Descriptor, name!.Span, $"metadata.name: Policy name '{policy.Name}' {problem}");
            }
        }
        else if (prefix.Length == 0 && name is null or ManifestScalar { Kind: ManifestScalarKind.String })
        {
            findings.Report(Descriptor, name?.Span ?? policy.Metadata?.Span ?? policy.Span, "metadata.name: a policy needs a name");
        }
    }

    private void CheckLabels(ManifestNode? labels, string path, Findings findings)
    {
        foreach (var label in (labels as ManifestObject)?.Fields ?? [])
        {
            if (LabelSyntax.KeyProblem(label.Name) is { } keyProblem)
            {
                findings.Report(Descriptor, label.NameSpan, $"{path}: Label key '{label.Name}' {keyProblem}");
            }

            if (label.Value is ManifestScalar { Kind: ManifestScalarKind.String } value && LabelSyntax.ValueProblem(value.Text) is { } problem)
            {
                findings.Report(Descriptor, value.Span, $"{path}: Label value '{value.Text}' {problem}");
            }
        }
    }

    private void CheckAnnotations(ManifestNode? annotations, Findings findings)
    {
        if (annotations is not ManifestObject map)
        {
            return;
        }

        foreach (var annotation in map.Fields)
        {
            if (AnnotationSyntax.KeyProblem(annotation.Name) is { } problem)
            {
                findings.Report(Descriptor, annotation.NameSpan, $"metadata.annotations: Annotation key '{annotation.Name}' {problem}");
            }
        }

        if (map.Fields.Sum(field => AnnotationSyntax.Bytes(field.Name, PolicyManifest.Text(field.Value))) > AnnotationSyntax.MaxBytes)
        {
            findings.Report(Descriptor, map.Span, "metadata.annotations: more than 262144 bytes of keys and values; shorten them");
        }
    }

    private void CheckExpressions(SelectorItem selector, Findings findings)
    {
        foreach (var expression in ExpressionItem.Of(selector))
        {
            var key = expression.Node["key"];
            if (key is null or ManifestScalar { Kind: ManifestScalarKind.String } && LabelSyntax.KeyProblem(PolicyManifest.Text(key)) is { } problem)
            {
                findings.Report(Descriptor, key?.Span ?? expression.Node.Span, $"{expression.Path}.key: Label key '{PolicyManifest.Text(key)}' {problem}");
            }

            for (var i = 0; i < expression.Values.Count; i++)
            {
                var value = PolicyManifest.Text(expression.Values[i]);
                if (LabelSyntax.ValueProblem(value) is { } valueProblem)
                {
                    findings.Report(Descriptor, expression.Values[i].Span, $"{expression.ValuePath(i)}: Label value '{value}' {valueProblem}");
                }
            }
        }
    }
}
