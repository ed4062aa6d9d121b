using System.Globalization;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Live;

/// <summary>Finds the place of a field that the API server names: <c>spec.ingress[0].ports[1].port</c>.</summary>
internal static class FieldPlace
{
    /// <summary>The place of the field, or of the innermost thing around it that is written.</summary>
    internal static SourceSpan Of(ManifestObject root, string path, SourceSpan otherwise)
    {
        ManifestNode node = root;
        foreach (var part in path.Replace("[", ".[", System.StringComparison.Ordinal).Split('.', System.StringSplitOptions.RemoveEmptyEntries))
        {
            var next = (node, part) switch
            {
                (ManifestArray list, ['[', .. var index, ']']) when int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < list.Items.Count => list.Items[i],
                (ManifestObject value, _) => value[part],
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            node = next;
        }

        return node == root || !node.Span.IsKnown ? otherwise : node.Span;
    }
}
