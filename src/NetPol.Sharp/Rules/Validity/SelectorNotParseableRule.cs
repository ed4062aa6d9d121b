using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>NETPOL1008: an expression whose values do not fit its operator.</summary>
public sealed class SelectorNotParseableRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.SelectorNotParseable,
        Severity.Error,
        "Selector does not parse",
        "Selector text that is not kubectl's grammar, In or NotIn without values, Exists or DoesNotExist with values; the API server rejects the policy.");

    internal override void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        foreach (var selector in policy.Selectors)
        {
            foreach (var expression in ExpressionItem.Of(selector))
            {
                var operation = PolicyManifest.Text(expression.Node["operator"]);
                // Values that are no list are not decoded at all: NETPOL1010.
                if (operation is "In" or "NotIn" && expression.Node["values"] is null or ManifestArray { Items.Count: 0 })
                {
                    findings.Report(Descriptor, expression.Node["values"]?.Span ?? expression.Node.Span, $"{expression.Path}.values: '{operation}' needs at least one value");
                }
                else if (operation is "Exists" or "DoesNotExist" && expression.Values.Count > 0)
                {
                    findings.Report(Descriptor, expression.Node["values"]!.Span, $"{expression.Path}.values: '{operation}' takes no values; remove them, or use 'In' or 'NotIn'");
                }
            }
        }
    }
}
