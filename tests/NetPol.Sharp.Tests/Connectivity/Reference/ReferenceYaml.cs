using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Fields of YAML nodes; a field that is null is as good as absent.</summary>
internal static class ReferenceYaml
{
    internal static YamlNode? Get(YamlNode? node, string key)
    {
        if (node is not YamlMappingNode mapping)
        {
            return null;
        }

        foreach (var pair in mapping.Children)
        {
            if (pair.Key is YamlScalarNode scalar && scalar.Value == key)
            {
                return IsNull(pair.Value) ? null : pair.Value;
            }
        }

        return null;
    }

    internal static YamlNode? Get(YamlNode? node, string key, string inner) => Get(Get(node, key), inner);

    internal static IList<YamlNode> Items(YamlNode? node) => node is YamlSequenceNode sequence ? sequence.Children : [];

    internal static string? Text(YamlNode? node) => (node as YamlScalarNode)?.Value;

    internal static bool IsTrue(YamlNode? node) => Text(node) == "true";

    internal static Dictionary<string, string> Labels(YamlNode? node) =>
        node is YamlMappingNode mapping
            ? mapping.Children.ToDictionary(pair => Text(pair.Key)!, pair => IsNull(pair.Value) ? "" : Text(pair.Value)!, StringComparer.Ordinal)
            : [];

    /// <summary>The number that a scalar without quotes is, or null.</summary>
    internal static int? Number(YamlNode? node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain } scalar && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" or null };
}
