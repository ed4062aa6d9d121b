using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Leaves out of a list of JSON documents whatever can be left out while something stays true of them.</summary>
internal static class Shrinker
{
    // Without these an object is no object, or another.
    private static readonly string[] s_needed = ["apiVersion", "kind", "metadata", "name", "namespace", "cidr", "key", "operator"];

    internal static IReadOnlyList<string> Shrink(IReadOnlyList<string> documents, Func<IReadOnlyList<string>, bool> remains)
    {
        while (Next(documents, remains) is { } smaller)
        {
            documents = smaller;
        }

        return documents;
    }

    // Whole documents first, then the largest parts of each.
    private static string[]? Next(IReadOnlyList<string> documents, Func<IReadOnlyList<string>, bool> remains) =>
        Enumerable.Range(0, documents.Count)
            .Select(left => documents.Where((_, index) => index != left).ToArray())
            .Concat(Enumerable.Range(0, documents.Count).SelectMany(index => Without(documents[index]).Select(text => documents.Select((document, at) => at == index ? text : document).ToArray())))
            .FirstOrDefault(smaller => remains(smaller));

    private static IEnumerable<string> Without(string document) =>
        Paths(JsonNode.Parse(document)!).Where(path => path[^1] is int || !s_needed.Contains(path[^1])).OrderBy(path => path.Count).Select(path =>
        {
            var root = JsonNode.Parse(document)!;
            var node = root;
            foreach (var step in path.SkipLast(1))
            {
                node = step is string name ? node[name]! : node[(int)step]!;
            }

            if (path[^1] is string field)
            {
                node.AsObject().Remove(field);
            }
            else
            {
                node.AsArray().RemoveAt((int)path[^1]);
            }

            return root.ToJsonString();
        });

    private static IEnumerable<List<object>> Paths(JsonNode node)
    {
        IEnumerable<(object Step, JsonNode? Child)> children = node switch
        {
            JsonObject named => named.Select(pair => ((object)pair.Key, pair.Value)),
            JsonArray items => items.Select((item, index) => ((object)index, item)),
            _ => [],
        };
        foreach (var (step, child) in children)
        {
            yield return [step];
            foreach (var rest in child is null ? [] : Paths(child))
            {
                yield return [step, .. rest];
            }
        }
    }
}
