using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>NETPOL1002: a CIDR with host bits, leading zeros or an IPv4-mapped address; a warning for IPv6 that is only spelled otherwise.</summary>
public sealed class CidrNotCanonicalRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.CidrNotCanonical,
        Severity.Error,
        "CIDR is not canonical",
        "A CIDR with bits beyond its prefix, leading zeros or an IPv4-mapped IPv6 address: servers from 1.36 reject it, older ones mask it silently.");

    internal override void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        foreach (var block in IPBlockItem.Of(policy))
        {
            foreach (var (cidr, node, path) in block.Readable())
            {
                if (Literal.NotationProblem(cidr) is { } problem)
                {
                    findings.Report(Descriptor, options.StrictCidr ? Severity.Error : Severity.Warning, node.Span, $"{path}: {problem}");
                }
                else if (cidr.Canonical.Text != cidr.Text)
                {
                    findings.Report(
                        Descriptor, Severity.Warning, node.Span,
                        $"{path}: '{cidr}' is not how RFC 5952 writes it, and the API server warns; write '{cidr.Canonical}'");
                }
            }
        }
    }
}
