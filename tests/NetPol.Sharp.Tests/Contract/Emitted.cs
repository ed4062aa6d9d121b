using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetPol.Sharp.Tests.Reference;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace NetPol.Sharp.Tests.Contract;

/// <summary>The objects of a YAML stream, read back from text alone.</summary>
internal sealed class Emitted
{
    private readonly List<(string Key, YamlMappingNode Root)> _objects = [];

    private Emitted(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        foreach (var document in stream.Documents)
        {
            var root = (YamlMappingNode)document.RootNode;
            var name = ((YamlScalarNode)root["metadata"]["name"]).Value!;
            var ns = ((YamlMappingNode)root["metadata"]).Children.TryGetValue("namespace", out var node) ? ((YamlScalarNode)node).Value : null;
            _objects.Add((ns is null ? name : ns + "/" + name, root));
        }
    }

    /// <summary><c>namespace/name</c>, or the name alone, in the order of the stream.</summary>
    internal IReadOnlyList<string> Keys => [.. _objects.Select(item => item.Key)];

    /// <summary>Keys in ordinal order, joined with spaces.</summary>
    internal string SortedKeys => string.Join(' ', Keys.Order(StringComparer.Ordinal));

    internal static Emitted Of(PolicySet set)
    {
        var yaml = set.ToYaml();
        Assert.Empty(ServerCheck.Problems(yaml));
        return new Emitted(yaml);
    }

    /// <summary>A part of an object, mapping keys and list items sorted, so that order says nothing.</summary>
    internal string Part(string key, params string[] path) => Render(Node(key, path));

    internal YamlNode? Node(string key, params string[] path)
    {
        YamlNode? node = Assert.Single(_objects, item => item.Key == key).Root;
        foreach (var step in path)
        {
            node = node is YamlMappingNode mapping && mapping.Children.TryGetValue(step, out var child) ? child : null;
        }

        return node;
    }

    internal string Ingress(string key) => Part(key, "spec", "ingress");

    internal string Egress(string key) => Part(key, "spec", "egress");

    internal string Types(string key) => Part(key, "spec", "policyTypes");

    internal string Subject(string key) => Part(key, "spec", "podSelector");

    internal string Annotation(string key, string name) => ((YamlScalarNode)Node(key, "metadata", "annotations", name)!).Value!;

    /// <summary>All objects, without their order.</summary>
    internal string Canonical() =>
        string.Join('\n', _objects.Select(item => item.Key + " " + Render(item.Root)).Order(StringComparer.Ordinal));

    private static string Render(YamlNode? node) => node switch
    {
        null => "absent",
        YamlScalarNode scalar => scalar.Value ?? "",
        YamlSequenceNode sequence => "[" + string.Join(',', sequence.Children.Select(Render).Order(StringComparer.Ordinal)) + "]",
        YamlMappingNode mapping =>
            "{" + string.Join(',', mapping.Children.Select(pair => Render(pair.Key) + ":" + Render(pair.Value)).Order(StringComparer.Ordinal)) + "}",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };
}
