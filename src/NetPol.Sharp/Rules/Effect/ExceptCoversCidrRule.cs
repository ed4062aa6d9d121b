using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2013: exceptions that leave nothing of their CIDR.</summary>
public sealed class ExceptCoversCidrRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.ExceptCoversCidr,
        Severity.Error,
        "Exceptions cover the whole CIDR",
        "An ipBlock whose exceptions together cover its cidr: the server accepts it, and it matches no address at all.");

    internal override void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        foreach (var block in IPBlockItem.Of(policy))
        {
            if (block.Cidr is not { } cidr || block.ExceptNodes.Count < 2)
            {
                continue;
            }

            var excepts = block.ReadableExcepts().Select(part => part.Cidr).ToList();
            if (IsCovered(cidr, excepts))
            {
                findings.Report(Descriptor, block.CidrNode!.Span, $"{block.Path}: nothing is left of '{cidr}' after its exceptions, so the peer matches no address; remove it or an exception");
            }
        }
    }

    /// <summary>Halves the range until each part is inside an exception or free of all of them.</summary>
    private static bool IsCovered(CidrBlock range, List<CidrBlock> excepts)
    {
        var inside = excepts.FindAll(except => range.Contains(except) || except.Contains(range));
        return inside.Exists(except => except.Contains(range))
            || (inside.Count >= 2 && range.Halves() is var (low, high) && IsCovered(low, inside) && IsCovered(high, inside));
    }
}
