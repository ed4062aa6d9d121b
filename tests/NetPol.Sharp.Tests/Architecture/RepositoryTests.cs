using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Architecture;

/// <summary>Promises about the repository itself.</summary>
public sealed class RepositoryTests
{
    [Fact]
    public async Task TrackedFiles_NameNoPathOfAMachineAndNoRegistry()
    {
        var files = await Command.Run("git", Repository.Root, environment: null, input: "", "ls-files", "-z");
        Assert.Equal(0, files.ExitCode);
        string[] forbidden = [string.Concat("/wo", "rk/"), string.Concat("/ro", "ot/"), string.Concat("../sha", "red"), string.Concat("api.nu", "get.org"), string.Concat("registry.np", "mjs")];
        var wrong =
            from name in files.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            let path = Repository.PathOf(name)
            where File.Exists(path)
            let text = File.ReadAllText(path)
            from word in forbidden
            where text.Contains(word, StringComparison.Ordinal)
            select $"{name} names {word}";
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("net10.0")]
    public void Package_DependsOnWhatItsLibrariesNeed(string framework)
    {
        var needed = References("NetPol.Sharp", framework).Concat(References("NetPol.Sharp.Runner", framework)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(needed, References("NetPol.Sharp.Package", framework).Order(StringComparer.Ordinal));
    }

    private static string[] References(string project, string framework) =>
    [
        .. XDocument.Load(Repository.PathOf("src", project, project + ".csproj")).Descendants("PackageReference")
            .Where(reference => (string?)reference.Attribute("PrivateAssets") != "all")
            .Where(reference => reference.Attribute("Condition") is not { } condition || condition.Value.Contains($"'{framework}'", StringComparison.Ordinal))
            .Select(reference => (string)reference.Attribute("Include")!),
    ];
}
