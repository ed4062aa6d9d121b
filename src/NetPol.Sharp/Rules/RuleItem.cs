using System.Globalization;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>A peer or a port of a policy's rule, as written.</summary>
/// <param name="Direction">The direction of the rule.</param>
/// <param name="RuleIndex">The rule's position in <c>spec.ingress</c> or <c>spec.egress</c>.</param>
/// <param name="List">The name of the list: <c>from</c>, <c>to</c> or <c>ports</c>.</param>
/// <param name="Index">The item's position in the list.</param>
/// <param name="Node">The item; an object without members where a null is written, as the API server reads it.</param>
internal sealed record RuleItem(PolicyType Direction, int RuleIndex, string List, int Index, ManifestObject Node)
{
    /// <summary>Whether a null is written where the item stands.</summary>
    internal bool IsNull { get; init; }

    /// <summary>The API path, as the API server prints it.</summary>
    internal string Path => string.Format(
        CultureInfo.InvariantCulture, "spec.{0}[{1}].{2}[{3}]", Direction.FieldName(), RuleIndex, List, Index);
}
