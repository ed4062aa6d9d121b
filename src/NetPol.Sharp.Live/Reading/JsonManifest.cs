using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Live;

/// <summary>Objects of the API as manifests that were written nowhere, and manifests as the API takes them.</summary>
internal static class JsonManifest
{
    internal static ManifestNode Of(JsonNode? node) => node switch
    {
        null => Scalar(ManifestScalarKind.Null, "null"),
        JsonObject value => new ManifestObject(SourceSpan.None, [.. value.Select(field => new ManifestField(field.Key, SourceSpan.None, Of(field.Value)))]),
        JsonArray list => new ManifestArray(SourceSpan.None, [.. list.Select(Of)]),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => Scalar(ManifestScalarKind.String, node.GetValue<string>()),
            JsonValueKind.True or JsonValueKind.False => Scalar(ManifestScalarKind.Bool, node.ToJsonString()),
            _ => Scalar(long.TryParse(node.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? ManifestScalarKind.Integer : ManifestScalarKind.Float, node.ToJsonString()),
        },
    };

    /// <summary>A manifest as JSON; of members with one name the last counts.</summary>
    internal static JsonNode? Write(ManifestNode node)
    {
        switch (node)
        {
            case ManifestObject value:
                var written = new JsonObject();
                foreach (var field in value.Fields)
                {
                    written[field.Name] = Write(field.Value);
                }

                return written;
            case ManifestArray list:
                return new JsonArray([.. list.Items.Select(Write)]);
            default:
                var scalar = (ManifestScalar)node;
                return scalar.Kind == ManifestScalarKind.String ? JsonValue.Create(scalar.Text) : JsonNode.Parse(scalar.Text);
        }
    }

    private static ManifestScalar Scalar(ManifestScalarKind kind, string text) => new(SourceSpan.None, kind, text, text);
}
