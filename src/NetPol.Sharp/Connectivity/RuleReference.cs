using System.Globalization;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>A rule of a policy.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Direction">The direction of the rule.</param>
/// <param name="Index">Its position in <c>spec.ingress</c> or <c>spec.egress</c>, counted from 0.</param>
public sealed record RuleReference(NetworkPolicy Policy, PolicyType Direction, int Index)
{
    /// <summary>The rule itself.</summary>
    public NetworkPolicyRule Rule => Policy.Spec.Rules(Direction)[Index];

    /// <summary>Where the rule is written.</summary>
    public SourceSpan Span => Rule.Span;

    /// <summary>The rule for people: <c>shop/api ingress[0]</c>, with its place if that is known.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "{0} {1}[{2}]{3}", Policy, Direction.FieldName(), Index, Span.IsKnown ? $" ({Span})" : "");
}
