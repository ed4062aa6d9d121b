using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp.Live;

/// <summary>Writes any object as YAML in block style, its keys sorted, so that two snapshots differ where the cluster does.</summary>
internal static class JsonYaml
{
    private const int Step = 2;

    internal static void Write(TextWriter output, JsonObject value) => Fields(output, value, indent: 0, isAfterDash: false);

    private static void Fields(TextWriter output, JsonObject value, int indent, bool isAfterDash)
    {
        foreach (var (name, field) in value.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            Indent(output, isAfterDash ? 0 : indent);
            isAfterDash = false;
            YamlScalars.Write(output, name);
            output.Write(':');
            // Items stand below their key's first letter, as kubectl writes them.
            Value(output, field, field is JsonArray ? indent : indent + Step);
        }
    }

    private static void Value(TextWriter output, JsonNode? node, int indent)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } value:
                output.Write('\n');
                Fields(output, value, indent, isAfterDash: false);
                break;
            case JsonArray { Count: > 0 } list:
                output.Write('\n');
                Items(output, list, indent);
                break;
            default:
                output.Write(' ');
                Scalar(output, node);
                output.Write('\n');
                break;
        }
    }

    private static void Items(TextWriter output, JsonArray list, int indent)
    {
        foreach (var item in list)
        {
            Indent(output, indent);
            output.Write('-');
            if (item is JsonObject { Count: > 0 } value)
            {
                output.Write(' ');
                Fields(output, value, indent + Step, isAfterDash: true);
            }
            else
            {
                Value(output, item, indent + Step);
            }
        }
    }

    private static void Scalar(TextWriter output, JsonNode? node)
    {
        switch (node)
        {
            case null:
                output.Write("null");
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                YamlScalars.Write(output, value.GetValue<string>());
                break;
            default:
                // Numbers, booleans, and what is empty.
                output.Write(node.ToJsonString());
                break;
        }
    }

    private static void Indent(TextWriter output, int indent)
    {
        for (var i = 0; i < indent; i++)
        {
            output.Write(' ');
        }
    }
}
