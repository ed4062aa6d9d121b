using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>NETPOL1004: a port number outside 1 to 65535.</summary>
public sealed class PortOutOfRangeRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.PortOutOfRange,
        Severity.Error,
        "Port is out of range",
        "A port or endPort outside 1 to 65535; the API server rejects the policy. Port 0 is not \"any port\": leave port out for that.");

    internal override void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        foreach (var port in policy.Ports)
        {
            Check(port, "port", "leave it out to allow every port of the protocol", findings);
            Check(port, "endPort", "leave it out for a single port", findings);
        }
    }

    private void Check(RuleItem item, string field, string remedy, Findings findings)
    {
        // What does not fit 32 bits is not decoded at all: NETPOL1010.
        if (item.Node[field] is ManifestScalar { Int32: { } number } scalar && !PortSyntax.IsNumber(number))
        {
            findings.Report(Descriptor, scalar.Span, number == 0
                ? $"{item.Path}.{field}: 0 is not \"any port\"; {remedy}"
                : $"{item.Path}.{field}: port {scalar.Text} does not exist; ports go from 1 to 65535");
        }
    }
}
