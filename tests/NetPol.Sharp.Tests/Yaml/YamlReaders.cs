using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NetPol.Sharp.Tests.Yaml;

/// <summary>What readers that know nothing of this library make of a YAML stream, as JSON.</summary>
internal static class YamlReaders
{
    private const string Script = "import json, sys, yaml; sys.stdout.write(json.dumps(list(yaml.safe_load_all(sys.stdin.buffer.read()))))";

    /// <summary>YamlDotNet: every scalar is a string, but plain digits.</summary>
    internal static JsonNode YamlDotNet(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return new JsonArray([.. stream.Documents.Select(document => Json(document.RootNode))]);
    }

    /// <summary>PyYAML: YAML 1.1, with its booleans, dates and numbers.</summary>
    internal static async Task<JsonNode> PyYaml(string yaml)
    {
        var run = await Command.Run("python3", Repository.Root, environment: null, yaml, "-c", Script);
        Assert.True(run.ExitCode == 0, "PyYAML is needed (package python3-yaml): " + run.Error);
        return JsonNode.Parse(run.Output)!;
    }

    private static JsonNode Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => new System.Collections.Generic.KeyValuePair<string, JsonNode?>(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value!),
        _ => throw new InvalidDataException($"Unexpected node {node.NodeType}."),
    };
}
