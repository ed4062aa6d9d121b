using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>NETPOL1005: a range that ends before it starts, or that starts at no number.</summary>
public sealed class PortRangeEmptyRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.PortRangeEmpty,
        Severity.Error,
        "Port range is empty or has no start",
        "An endPort below its port, beside a named port, or without a port; the API server rejects the policy.");

    internal override void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        foreach (var item in policy.Ports)
        {
            if (item.Node["endPort"] is not ManifestScalar { Int32: { } last } end)
            {
                continue;
            }

            var port = item.Node["port"];
            if (port is null)
            {
                findings.Report(Descriptor, end.Span, $"{item.Path}.endPort: a range needs a 'port' to start at");
            }
            else if (port is ManifestScalar { Kind: ManifestScalarKind.String } name)
            {
                findings.Report(Descriptor, end.Span, $"{item.Path}.endPort: a range cannot start at the named port '{name.Text}'; write its number");
            }
            else if (port is ManifestScalar { Int32: { } first } start && last < first)
            {
                findings.Report(Descriptor, end.Span, $"{item.Path}.endPort: range {start.Text}-{end.Text} is empty, and the API server rejects it; write the smaller number as 'port'");
            }
        }
    }
}
