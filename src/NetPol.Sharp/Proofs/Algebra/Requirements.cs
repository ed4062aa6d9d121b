using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>What a selector requires, label by label: <c>matchLabels</c> are expressions with one value.</summary>
internal static class Requirements
{
    internal static IEnumerable<(string Key, LabelSelectorOperator Operator, IEnumerable<string> Values)> Of(LabelSelector selector) =>
        selector.MatchLabels.Select(label => (label.Key, LabelSelectorOperator.In, (IEnumerable<string>)[label.Value]))
            .Concat(selector.MatchExpressions.Select(expression => (expression.Key, expression.Operator, (IEnumerable<string>)expression.Values)));
}
