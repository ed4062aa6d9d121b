using System.Collections.Generic;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Examples;

public sealed class ExamplesTests
{
    [Fact]
    public async Task ThreeTier() => await Verifier.Verify(await Run("ThreeTier"), "yaml");

    [Fact]
    public async Task Guide() => await Verifier.Verify(await Run("Guide"), "yaml");

    [Fact]
    public async Task QuickStart() => await Verifier.Verify(await Run("QuickStart"), "yaml");

    [Theory]
    [InlineData("ThreeTier")]
    [InlineData("Guide")]
    [InlineData("QuickStart")]
    [InlineData("Recipes")]
    public async Task TurkishCulture_GivesTheSameBytes(string example) =>
        Assert.Equal(await Run(example), await Run(example, "tr-TR"));

    private static async Task<string> Run(string example, string culture = "")
    {
        var run = await Command.Dotnet(
            Repository.Root, new Dictionary<string, string> { ["LC_ALL"] = culture, ["LANG"] = culture }, Repository.ExampleDll(example));
        Assert.Equal(0, run.ExitCode);
        return run.Output;
    }
}
