using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace NetPol.Sharp.Live;

/// <summary>
/// The fields of a kind that are kept; all others are dropped when an object arrives, so that what is secret cannot be written by mistake.
/// Written as <c>metadata{name labels} spec{ports}</c>: a name alone keeps everything below it, and lists are looked through.
/// </summary>
internal sealed class KeptFields
{
    private readonly Dictionary<string, KeptFields?> _fields = new(StringComparer.Ordinal);

    internal static KeptFields Parse(string text)
    {
        var words = new Queue<string>(text.Replace("{", " { ", StringComparison.Ordinal).Replace("}", " } ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Parse(words);
    }

    /// <summary>A copy of an object with what is kept of it.</summary>
    internal JsonObject Of(JsonObject sent)
    {
        var kept = new JsonObject();
        foreach (var (name, field) in sent)
        {
            if (!_fields.TryGetValue(name, out var inner))
            {
                continue;
            }

            if (inner is null)
            {
                // As it is: an empty selector is not an absent one.
                kept[name] = field?.DeepClone();
            }
            else if (inner.Of(field) is { } value and not JsonObject { Count: 0 })
            {
                kept[name] = value;
            }
        }

        return kept;
    }

    private JsonNode? Of(JsonNode? node) => node switch
    {
        JsonObject value => Of(value),
        JsonArray list => new JsonArray([.. list.Select(Of)]),
        // Where an object is expected nothing else holds what is looked for.
        _ => null,
    };

    private static KeptFields Parse(Queue<string> words)
    {
        var kept = new KeptFields();
        while (words.TryDequeue(out var word) && word != "}")
        {
            KeptFields? inner = null;
            if (words.TryPeek(out var next) && next == "{")
            {
                words.Dequeue();
                inner = Parse(words);
            }

            kept._fields.Add(word, inner);
        }

        return kept;
    }
}
