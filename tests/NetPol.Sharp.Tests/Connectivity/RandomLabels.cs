using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Labels and selectors over few keys and values, so that they meet often.</summary>
internal static class RandomLabels
{
    internal static readonly string[] NamespaceKeys = ["team", "example.com/team"];
    internal static readonly string[] PodKeys = ["app", "role", "example.com/app"];
    private static readonly string[] s_values = ["a", "b", ""];

    internal static void AddLabels(Draw draw, JsonObject metadata, string[] keys)
    {
        var labels = new JsonObject();
        foreach (var key in keys)
        {
            if (draw.Percent(50))
            {
                labels[key] = draw.One(s_values);
            }
        }

        if (labels.Count > 0 || draw.Percent(50))
        {
            metadata["labels"] = labels;
        }
        else if (draw.Percent(30))
        {
            metadata["labels"] = null;
        }
    }

    /// <summary>A selector; the names given may be selected by the label that the API server sets.</summary>
    internal static JsonObject Selector(Draw draw, string[] keys, IReadOnlyList<string> namesOfNamespaces, int empty = 20, int byName = 35)
    {
        if (draw.Percent(empty))
        {
            return draw.Weighted((6, new JsonObject()), (1, new JsonObject { ["matchLabels"] = new JsonObject() }), (1, new JsonObject { ["matchExpressions"] = new JsonArray() }));
        }

        if (namesOfNamespaces.Count > 0 && draw.Percent(byName))
        {
            return ByName(draw, namesOfNamespaces);
        }

        var selector = new JsonObject();
        var kind = draw.Weighted((4, 1), (5, 2), (2, 3));
        if ((kind & 1) > 0)
        {
            var labels = new JsonObject { [draw.One(keys)] = draw.One(s_values) };
            if (draw.Percent(15))
            {
                labels[draw.One(keys)] = draw.One(s_values);
            }

            selector["matchLabels"] = labels;
        }

        if ((kind & 2) > 0)
        {
            selector["matchExpressions"] = Expressions(draw, keys);
        }

        return selector;
    }

    private static JsonArray Expressions(Draw draw, string[] keys)
    {
        var expressions = new JsonArray();
        var count = draw.Weighted((4, 1), (4, 2), (2, 3));
        var key = draw.One(keys);
        for (var index = 0; index < count; index++)
        {
            expressions.Add((JsonNode)Expression(draw, key));
            if (draw.Percent(40))
            {
                key = draw.One(keys); // otherwise several on one key
            }
        }

        return expressions;
    }

    private static JsonObject Expression(Draw draw, string key)
    {
        var expression = new JsonObject { ["key"] = key, ["operator"] = draw.Weighted((3, "In"), (5, "NotIn"), (2, "Exists"), (2, "DoesNotExist")) };
        if ((string)expression["operator"]! is "In" or "NotIn")
        {
            string[] values = draw.Percent(50) ? [draw.One(s_values)] : [draw.One(s_values), draw.One("a", "b", "c", "")];
            expression["values"] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        }
        else if (draw.Percent(10))
        {
            expression["values"] = new JsonArray();
        }

        return expression;
    }

    private static JsonObject ByName(Draw draw, IReadOnlyList<string> names)
    {
        const string Key = "kubernetes.io/metadata.name";
        if (draw.Percent(60))
        {
            return new JsonObject { ["matchLabels"] = new JsonObject { [Key] = draw.One(names) } };
        }

        return new JsonObject
        {
            ["matchExpressions"] = new JsonArray(new JsonObject
            {
                ["key"] = Key,
                ["operator"] = draw.One("In", "NotIn"),
                ["values"] = new JsonArray(draw.One(names), "elsewhere"),
            }),
        };
    }
}
