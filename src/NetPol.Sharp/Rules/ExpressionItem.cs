using System.Collections.Generic;
using System.Globalization;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>An item of <c>matchExpressions</c>, as written.</summary>
/// <param name="Selector">The selector it belongs to.</param>
/// <param name="Index">Its position.</param>
/// <param name="Node">The item; an object without members where a null is written, as the API server reads it.</param>
internal sealed record ExpressionItem(SelectorItem Selector, int Index, ManifestObject Node)
{
    /// <summary>The API path, as the API server prints it.</summary>
    internal string Path => Selector.Path + ".matchExpressions[" + Index.ToString(CultureInfo.InvariantCulture) + "]";

    internal IReadOnlyList<ManifestNode> Values => Node["values"] is ManifestArray list ? list.Items : [];

    internal string ValuePath(int index) => Path + ".values[" + index.ToString(CultureInfo.InvariantCulture) + "]";

    /// <summary>The expressions of a selector.</summary>
    internal static IEnumerable<ExpressionItem> Of(SelectorItem selector)
    {
        if (selector.Node["matchExpressions"] is not ManifestArray list)
        {
            yield break;
        }

        for (var i = 0; i < list.Items.Count; i++)
        {
            if (PolicyManifest.AsObject(list.Items[i]) is { } node)
            {
                yield return new ExpressionItem(selector, i, node);
            }
        }
    }
}
