using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>NETPOL1001: a CIDR that is missing or does not parse.</summary>
public sealed class CidrNotParseableRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.CidrNotParseable,
        Severity.Error,
        "CIDR does not parse",
        "An ipBlock whose cidr or except is missing, is no CIDR, or has no prefix length; the API server rejects the policy.");

    internal override void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        foreach (var block in IPBlockItem.Of(policy))
        {
            if (block.CidrNode is null or ManifestScalar { Kind: ManifestScalarKind.String, Text: "" })
            {
                findings.Report(Descriptor, block.CidrNode?.Span ?? block.Node.Span, $"{block.Path}.cidr: an ipBlock needs a CIDR, like '10.0.0.0/8'");
            }
            else
            {
                Check(block.CidrNode, block.Path + ".cidr", findings);
            }

            for (var i = 0; i < block.ExceptNodes.Count; i++)
            {
                Check(block.ExceptNodes[i], block.ExceptPath(i), findings);
            }
        }
    }

    private void Check(ManifestNode node, string path, Findings findings)
    {
        // Other types are not decoded at all: NETPOL1010.
        if (node is ManifestScalar { Kind: ManifestScalarKind.String or ManifestScalarKind.Null } scalar
            && Literal.CidrProblem(scalar.Kind == ManifestScalarKind.Null ? "" : scalar.Text) is { } problem)
        {
            findings.Report(Descriptor, node.Span, $"{path}: {problem}");
        }
    }
}
