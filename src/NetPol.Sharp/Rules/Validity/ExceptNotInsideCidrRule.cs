using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>NETPOL1003: an exception that is not a strict subset of its CIDR.</summary>
public sealed class ExceptNotInsideCidrRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.ExceptNotInsideCidr,
        Severity.Error,
        "Except is not inside its CIDR",
        "An except that equals its cidr, is wider, lies outside or is of the other family; the API server rejects the policy.");

    internal override void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        foreach (var block in IPBlockItem.Of(policy))
        {
            if (block.Cidr is not { } cidr)
            {
                continue;
            }

            foreach (var (except, node, path) in block.ReadableExcepts())
            {
                if (Literal.ExceptProblem(cidr, except) is { } problem)
                {
                    findings.Report(Descriptor, node.Span, $"{path}: {problem}", new RelatedSpan(block.CidrNode!.Span, "the CIDR"));
                }
            }
        }
    }
}
