using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NetPol.Sharp.Tests.Reference;

/// <summary>
/// What an API server with <c>fieldValidation=Strict</c> rejects of a NetworkPolicy, and what YAML 1.1 reads as something else
/// than the string that is meant (semantics.md 12, design.md rule 7).
/// </summary>
internal sealed partial class ServerCheck
{
    private const int MaxAnnotationBytes = 256 * 1024;
    private readonly List<string> _problems = [];

    internal static IReadOnlyList<string> Problems(string yaml)
    {
        var check = new ServerCheck();
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        foreach (var document in stream.Documents)
        {
            check.Object(document.RootNode);
        }

        return check._problems;
    }

    private void Object(YamlNode root)
    {
        Fields(root, "", "apiVersion", "kind", "metadata", "spec");
        Expect(String(root, "apiVersion") == "networking.k8s.io/v1", "apiVersion");
        Expect(String(root, "kind") == "NetworkPolicy", "kind");
        var metadata = Get(root, "metadata")!;
        Fields(metadata, "metadata", "name", "namespace", "labels", "annotations");
        var name = String(metadata, "name") ?? "";
        Expect(name.Length <= 253 && Subdomain().IsMatch(name), $"metadata.name '{name}' is no DNS-1123 subdomain of at most 253 characters");
        if (String(metadata, "namespace") is { } ns)
        {
            Expect(ns.Length <= 63 && DnsLabel().IsMatch(ns), $"metadata.namespace '{ns}'");
        }

        Labels(Get(metadata, "labels"), "metadata.labels");
        var bytes = 0;
        foreach (var (key, value) in Strings(Get(metadata, "annotations"), "metadata.annotations"))
        {
#pragma warning disable CA1308 // the API server lower-cases annotation keys before it checks them
            Key(key.ToLowerInvariant(), "metadata.annotations");
#pragma warning restore CA1308
            bytes += Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value);
        }

        Expect(bytes <= MaxAnnotationBytes, "metadata.annotations: Too long: may not be more than 262144 bytes");
        Spec(Get(root, "spec")!);
    }

    private void Spec(YamlNode spec)
    {
        Fields(spec, "spec", "podSelector", "policyTypes", "ingress", "egress");
        Selector(Get(spec, "podSelector"), "spec.podSelector");
        var types = Items(Get(spec, "policyTypes")).Select(item => ((YamlScalarNode)item).Value).ToArray();
        Expect(types.Length is 1 or 2 && types.All(type => type is "Ingress" or "Egress"), "spec.policyTypes: " + string.Join(',', types));
        foreach (var (direction, peers) in new[] { ("ingress", "from"), ("egress", "to") })
        {
            foreach (var rule in Items(Get(spec, direction)))
            {
                Fields(rule, "spec." + direction, "ports", peers);
                Array.ForEach(Items(Get(rule, "ports")), Port);
                Array.ForEach(Items(Get(rule, peers)), Peer);
            }
        }
    }

    private void Port(YamlNode port)
    {
        Fields(port, "ports[]", "protocol", "port", "endPort");
        Expect(Get(port, "protocol") is null || String(port, "protocol") is "TCP" or "UDP" or "SCTP", "protocol");
        if (Get(port, "port") is not YamlScalarNode number)
        {
            Expect(Get(port, "endPort") is null, "endPort without port");
            return;
        }

        if (number.Style == ScalarStyle.Plain && int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var first))
        {
            Expect(first is >= 1 and <= 65535, "port " + number.Value);
            Expect(
                Get(port, "endPort") is not YamlScalarNode end
                || (int.TryParse(end.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var last) && last >= first && last <= 65535),
                "endPort");
            return;
        }

        var name = Plain(number, "port");
        Expect(
            name.Length <= 15 && PortNameCharacters().IsMatch(name) && name.Any(char.IsAsciiLetter)
            && !name.Contains("--", StringComparison.Ordinal) && !name.StartsWith('-') && !name.EndsWith('-') && Get(port, "endPort") is null,
            "port name " + name);
    }

    private void Peer(YamlNode peer)
    {
        Fields(peer, "peer", "podSelector", "namespaceSelector", "ipBlock");
        var mapping = (YamlMappingNode)peer;
        Expect(mapping.Children.Count > 0, "must specify a peer");
        if (Get(peer, "ipBlock") is not { } block)
        {
            Selector(Get(peer, "podSelector"), "podSelector");
            Selector(Get(peer, "namespaceSelector"), "namespaceSelector");
            return;
        }

        Expect(mapping.Children.Count == 1, "may not specify both ipBlock and another peer");
        Fields(block, "ipBlock", "cidr", "except");
        Expect(String(block, "cidr") is not null, "ipBlock.cidr");
        foreach (var except in Items(Get(block, "except")))
        {
            Plain((YamlScalarNode)except, "except");
        }
    }

    private void Selector(YamlNode? selector, string path)
    {
        if (selector is null)
        {
            return;
        }

        Fields(selector, path, "matchLabels", "matchExpressions");
        Labels(Get(selector, "matchLabels"), path);
        foreach (var expression in Items(Get(selector, "matchExpressions")))
        {
            Fields(expression, path, "key", "operator", "values");
            Key(String(expression, "key") ?? "", path);
            var values = Items(Get(expression, "values")).Select(item => Plain((YamlScalarNode)item, path)).ToArray();
            Array.ForEach(values, value => Value(value, path));
            Expect(String(expression, "operator") is "In" or "NotIn" ? values.Length > 0 : values.Length == 0, path + " values");
        }
    }

    private void Labels(YamlNode? node, string path)
    {
        foreach (var (key, value) in Strings(node, path))
        {
            Key(key, path);
            Value(value, path);
        }
    }

    private void Key(string key, string path)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var prefix = slash < 0 ? null : key[..slash];
        var name = key[(slash + 1)..];
        Expect(name.Length is >= 1 and <= 63 && QualifiedName().IsMatch(name), $"{path}: key '{key}'");
        Expect(prefix is null || (prefix.Length <= 253 && Subdomain().IsMatch(prefix)), $"{path}: prefix of key '{key}'");
    }

    private void Value(string value, string path) =>
        Expect(value.Length <= 63 && (value.Length == 0 || QualifiedName().IsMatch(value)), $"{path}: value '{value}'");

    private void Fields(YamlNode node, string path, params string[] allowed)
    {
        Expect(node is YamlMappingNode, path + " is no mapping");
        foreach (var key in (node as YamlMappingNode)?.Children.Keys ?? [])
        {
            Expect(allowed.Contains(((YamlScalarNode)key).Value, StringComparer.Ordinal), $"unknown field {path}.{key}");
        }
    }

    private (string Key, string Value)[] Strings(YamlNode? node, string path)
    {
        if (node is null)
        {
            return [];
        }

        Expect(node is YamlMappingNode, path + " is no mapping");
        return ((YamlMappingNode)node).Children
            .Select(pair => (Plain((YamlScalarNode)pair.Key, path), Plain((YamlScalarNode)pair.Value, path))).ToArray();
    }

    private string? String(YamlNode node, string field) => Get(node, field) is YamlScalarNode scalar ? Plain(scalar, field) : null;

    private string Plain(YamlScalarNode scalar, string path)
    {
        Expect(scalar.Style != ScalarStyle.Plain || Yaml11.IsString(scalar.Value ?? ""), $"{path}: '{scalar.Value}' is no string in YAML 1.1 and not quoted");
        return scalar.Value ?? "";
    }

    private void Expect(bool holds, string problem)
    {
        if (!holds)
        {
            _problems.Add(problem);
        }
    }

    private static YamlNode[] Items(YamlNode? node) => node is YamlSequenceNode sequence ? [.. sequence.Children] : [];

    private static YamlNode? Get(YamlNode node, string key) =>
        node is YamlMappingNode mapping ? mapping.Children.FirstOrDefault(pair => ((YamlScalarNode)pair.Key).Value == key).Value : null;

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DnsLabel();

    [GeneratedRegex(@"\A([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"\A[-a-z0-9]+\z", RegexOptions.None, 1000)]
    private static partial Regex PortNameCharacters();
}
