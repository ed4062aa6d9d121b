using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using Recipes;
using Xunit;

namespace NetPol.Sharp.Tests.Recipes;

/// <summary>The recipes as text; <see cref="RecipeMeaningTests"/> has what they mean.</summary>
public sealed class RecipesTests
{
    public static TheoryData<string> Numbers => [.. Cookbook.All.Select(Number)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Yaml(string number) => await Verifier.Verify(Recipe(number).Policies.ToYaml(), "yaml", textForParameters: number);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Recipe_HasAFileANamespaceAndOneSentence(string number)
    {
        var recipe = Recipe(number);
        Assert.StartsWith($"R{number}_", recipe.Name, StringComparison.Ordinal);
        Assert.True(File.Exists(Repository.PathOf("examples", "Recipes", "Recipes", recipe.Name + ".cs")), recipe.Name);
        Assert.All(recipe.Policies.ToNetworkPolicies(), policy => Assert.Equal("recipe-" + number, policy.Metadata.Namespace.Text));
        Assert.EndsWith(".", recipe.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain(". ", recipe.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_HaveNoGap() => Assert.Equal(Enumerable.Range(1, Cookbook.All.Count), Cookbook.All.Select(recipe => recipe.Number));

    [Fact]
    public async Task Program_PrintsOneWorldOfAll()
    {
        var world = PolicyWorld.Of([.. Cookbook.All.Select(recipe => recipe.Policies)]);
        Assert.Equal(world.ToYaml(), await Run());
    }

    [Fact]
    public async Task Set_PrintsOneRecipe() => Assert.Equal(Recipe("07").Policies.ToYaml(), await Run("--set", "set 7"));

    private static Recipe Recipe(string number) => Cookbook.All.Single(recipe => Number(recipe) == number);

    private static string Number(Recipe recipe) => recipe.Number.ToString("00", CultureInfo.InvariantCulture);

    private static async Task<string> Run(params string[] args)
    {
        var run = await Command.Dotnet(Repository.Root, environment: null, [Repository.ExampleDll("Recipes"), .. args]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
