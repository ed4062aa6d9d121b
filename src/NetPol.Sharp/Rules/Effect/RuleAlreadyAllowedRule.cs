using System.Globalization;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2010: a rule that admits nothing that another one does not.</summary>
public sealed class RuleAlreadyAllowedRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.RuleAlreadyAllowed,
        Severity.Info,
        "Already allowed by another rule",
        "A rule whose connections are all admitted by one other rule for the same pods: it changes nothing, and narrowing the other one alone will not narrow what is allowed.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        var world = input.World.Boxes;
        foreach (var direction in world.Directions)
        {
            foreach (var (rule, by) in Shadows.Of(direction, world.Space))
            {
                findings.Report(
                    Descriptor,
                    rule.Policy,
                    rule.Span,
                    $"This rule of policy '{rule.Policy}' changes nothing: {Name(by)} allows the same connections and maybe more; remove this rule, or narrow the other one",
                    new RelatedSpan(by.Span, "allows them already"));
            }
        }
    }

    private static string Name(RuleReference rule) =>
        $"{rule.Direction.FieldName()} rule {(rule.Index + 1).ToString(CultureInfo.InvariantCulture)} of policy '{rule.Policy}'";
}
