using System.Linq;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Exposure;

/// <summary>NETPOL4007: addresses that an exception leaves out and another peer or rule allows.</summary>
public sealed class HoleReopenedRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.HoleReopened,
        Severity.Warning,
        "Exception is allowed elsewhere",
        "An except all of whose addresses another peer or rule allows to some of the same pods on some of the same ports: allows add up, so the exception has no effect there.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        var world = input.World.Boxes;
        foreach (var direction in world.Directions)
        {
            // A list of exceptions is one mistake.
            foreach (var ofBlock in Holes.Of(direction, world.Space).GroupBy(hole => (hole.Rule, hole.Block.Span, hole.By)))
            {
                var (rule, block, _, by, span) = ofBlock.First();
                var excepts = string.Join(", ", ofBlock.Select(hole => $"'{hole.Except}'"));
                var verb = ofBlock.Skip(1).Any() ? "are" : "is";
                findings.Report(
                    Descriptor,
                    rule.Policy,
                    block.Span,
                    $"{excepts} {verb} excepted from '{block.Cidr}' here, but policy '{by.Policy}' allows {(verb == "is" ? "it" : "them")} to pods that policy '{rule.Policy}' selects; allows add up, so write the exception there too",
                    new RelatedSpan(span, "allows these addresses"));
            }
        }
    }
}
