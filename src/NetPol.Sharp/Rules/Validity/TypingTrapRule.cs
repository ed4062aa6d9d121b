using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>NETPOL1011: a label, port or name that YAML 1.1 reads as something else than it looks like.</summary>
public sealed class TypingTrapRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.TypingTrap,
        Severity.Warning,
        "YAML reads another value than is written",
        "A label, port or name without quotes that YAML 1.1 takes for a boolean or another number (on, y, 1e3, 0x1F, 0100).");

    internal override void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        foreach (var node in Nodes(policy))
        {
            // A plain number in place of a string is NETPOL1010; here the text itself means something else.
            if (node is ManifestScalar { Kind: not (ManifestScalarKind.String or ManifestScalarKind.Null) } scalar && scalar.Written != scalar.Text)
            {
                findings.Report(Descriptor, scalar.Span, $"'{scalar.Written}' is read as {scalar.Text}; quote it, or write what is meant");
            }
            else if (node is ManifestScalar { Kind: ManifestScalarKind.Bool } word)
            {
                findings.Report(Descriptor, word.Span, $"'{word.Written}' is read as a boolean; quote it");
            }
        }

        foreach (var field in LabelMaps(policy).SelectMany(labels => labels.Fields).Where(field => field.WrittenName != field.Name))
        {
            findings.Report(Descriptor, field.NameSpan, $"The key '{field.WrittenName}' is read as '{field.Name}'; quote it, or write what is meant");
        }
    }

    private static IEnumerable<ManifestNode?> Nodes(PolicyManifest policy)
    {
        yield return policy.Metadata?["name"];
        yield return policy.Metadata?["namespace"];
        foreach (var field in LabelMaps(policy).SelectMany(labels => labels.Fields))
        {
            yield return field.Value;
        }

        foreach (var port in policy.Ports)
        {
            yield return port.Node["port"];
            yield return port.Node["endPort"];
        }

        foreach (var selector in policy.Selectors)
        {
            foreach (var expression in ExpressionItem.Of(selector))
            {
                foreach (var value in expression.Values)
                {
                    yield return value;
                }
            }
        }
    }

    private static IEnumerable<ManifestObject> LabelMaps(PolicyManifest policy) =>
        policy.Selectors.Select(selector => selector.Node["matchLabels"]).Prepend(policy.Metadata?["labels"]).OfType<ManifestObject>();
}
