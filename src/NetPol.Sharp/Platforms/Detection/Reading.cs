using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Platforms;

/// <summary>Parts of objects of any schema. What is missing or of another type is empty.</summary>
internal static class Reading
{
    internal static ManifestObject? At(ManifestObject? node, params string[] path) => path.Aggregate(node, (at, name) => at?[name] as ManifestObject);

    internal static string Text(ManifestNode? node) => node is ManifestScalar scalar ? scalar.Text : "";

    internal static IEnumerable<ManifestObject> Items(ManifestNode? node) => node is ManifestArray list ? list.Items.OfType<ManifestObject>() : [];

    internal static IEnumerable<string> Texts(ManifestNode? node) => node is ManifestArray list ? list.Items.Select(Text) : [];

    internal static IEnumerable<KeyValue> Pairs(ManifestNode? node) => node is ManifestObject pairs ? pairs.Fields.Select(field => new KeyValue(field.Name, Text(field.Value))) : [];
}
