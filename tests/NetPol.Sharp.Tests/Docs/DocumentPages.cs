using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Recipes;

namespace NetPol.Sharp.Tests.Docs;

/// <summary>The documents that code knows as a whole, with their marked blocks still empty.</summary>
internal static class DocumentPages
{
    internal static IEnumerable<string> Of(string name) => name switch
    {
        "recipes" => [.. Cookbook.All.Select(TableOfContents), .. Cookbook.All.SelectMany(Section), ""],
        _ => throw new InvalidDataException($"Unknown page '{name}'."),
    };

    internal static IEnumerable<string> RecipeYaml(string number) =>
        Cookbook.All.Single(recipe => recipe.Number == int.Parse(number, CultureInfo.InvariantCulture)).Policies.ToYaml().TrimEnd('\n').Split('\n');

    private static string TableOfContents(Recipe recipe) => $"{recipe.Number}. [{recipe.Title}](#{Anchor($"{recipe.Number}. {recipe.Title}")})";

    private static IEnumerable<string> Section(Recipe recipe) =>
    [
        "",
        $"## {recipe.Number}. {recipe.Title}",
        "",
        recipe.Explanation,
        "",
        $"<!-- snippet: examples/Recipes/Recipes/{recipe.Name}.cs class {recipe.Name} -->",
        "```csharp",
        "```",
        "",
        "<details><summary>The YAML</summary>",
        "",
        $"<!-- recipe: {recipe.Number} -->",
        "```yaml",
        "```",
        "",
        "</details>",
    ];

    /// <summary>What GitHub makes of a heading.</summary>
    private static string Anchor(string heading) =>
        string.Concat(heading.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-').Select(c => c == ' ' ? '-' : char.ToLowerInvariant(c)));
}
