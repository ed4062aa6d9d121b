using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetPol.Sharp.Live;

/// <summary>How a node of k3s was started, by its annotation: a JSON list of arguments, of which only those about policies are kept.</summary>
internal static class K3sArguments
{
    private const string Annotation = "k3s.io/node-args";

    private static readonly string[] s_kept = ["--disable-network-policy", "--flannel-backend"];

    /// <summary>Leaves of the annotation what is about policies; nothing, if that is all.</summary>
    internal static void Reduce(JsonObject annotations)
    {
        if (annotations[Annotation] is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            annotations.Remove(Annotation);
            return;
        }

        string[] kept = [.. Kept(Read(text))];
        if (kept.Length == 0)
        {
            annotations.Remove(Annotation);
        }
        else
        {
            annotations[Annotation] = new JsonArray([.. kept.Select(argument => (JsonNode)argument)]).ToJsonString();
        }
    }

    // An argument and its value may be one word or two.
    private static IEnumerable<string> Kept(string[] arguments)
    {
        for (var index = 0; index < arguments.Length; index++)
        {
            if (Array.Exists(s_kept, name => arguments[index] == name || arguments[index].StartsWith(name + "=", StringComparison.Ordinal)))
            {
                yield return arguments[index];
                if (index + 1 < arguments.Length && !arguments[index].Contains('=', StringComparison.Ordinal) && !arguments[index + 1].StartsWith('-'))
                {
                    yield return arguments[index + 1];
                }
            }
        }
    }

    private static string[] Read(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonArray list ? [.. list.OfType<JsonValue>().Select(item => item.TryGetValue<string>(out var word) ? word : "")] : [];
        }
        catch (JsonException)
        {
            // Nothing that can be understood is nothing that is kept.
            return [];
        }
    }
}
