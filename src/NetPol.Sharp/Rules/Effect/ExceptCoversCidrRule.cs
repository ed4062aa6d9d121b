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

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var policy in input.World.Policies)
        {
            foreach (var block in policy.Spec.Peers.OfType<IPBlock>())
            {
                if (block.Except.Count > 1 && AddressCover.Covers(block.Except, block.Cidr))
                {
                    findings.Report(Descriptor, policy, block.Span, $"Nothing is left of '{block.Cidr}' after its exceptions, so this peer matches no address; remove it or an exception");
                }
            }
        }
    }
}
