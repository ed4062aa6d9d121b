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
        // Debian's package serves Debian's Python, which need not be the first one on the path.
        var run = await RunPython("python3", yaml);
        if (run.ExitCode != 0)
        {
            run = await RunPython("/usr/bin/python3", yaml);
        }

        Assert.True(run.ExitCode == 0, "PyYAML is needed (package python3-yaml): " + run.Error);
        return JsonNode.Parse(run.Output)!;
    }

    private static Task<CommandResult> RunPython(string python, string yaml) =>
        Command.Run(python, Repository.Root, environment: null, yaml, "-c", Script);

    private static JsonNode Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => new System.Collections.Generic.KeyValuePair<string, JsonNode?>(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value!),
        _ => throw new InvalidDataException($"Unexpected node {node.NodeType}."),
    };
}
