using System;
using System.IO;
using System.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NetPol.Sharp.Benchmarks;

/// <summary>What YAML says, without how it is written: keys sorted, quotes only where they decide between a string and a number.</summary>
internal static class YamlMeaning
{
    private const string Separator = "\n---\n";

    /// <summary>The documents of a stream. Split as text, because YamlDotNet reads no stream of more than 100,000 events.</summary>
    internal static string[] Documents(string text) =>
        ("\n" + text).Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A text that is equal for two documents exactly when they mean the same.</summary>
    internal static string Of(string document)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(document));
        return Of(stream.Documents.Single().RootNode);
    }

    private static string Of(YamlNode node) => node switch
    {
        YamlMappingNode mapping => "{" + string.Join(",", mapping.Children.Select(child => Of(child.Key) + ":" + Of(child.Value)).Order(StringComparer.Ordinal)) + "}",
        YamlSequenceNode sequence => "[" + string.Join(",", sequence.Children.Select(Of)) + "]",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } value } when IsNoString(value) => value,
        YamlScalarNode scalar => "\"" + scalar.Value + "\"",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    // Enough for NetworkPolicies: their only other scalars are ports, and nulls would be a difference.
    private static bool IsNoString(string value) => value.All(char.IsAsciiDigit) || value is "~" or "null";
}
