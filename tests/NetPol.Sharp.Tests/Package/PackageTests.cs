using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Package;

/// <summary>The packed package, as a user outside the repository meets it: one file, one package reference, a local feed.</summary>
public sealed class PackageTests
{
    private const string Version = "0.0.0-test";

    [Fact]
    public async Task FileBasedApp_PrintsWhatTheExamplePrints()
    {
        using var folder = new TemporaryFolder();
        await Prepare(folder);
        var program = await File.ReadAllTextAsync(Repository.PathOf("examples", "ThreeTier", "Program.cs"));

        var shop = await RunFile(folder, "shop.cs", program);
        Assert.Equal("", shop.Error.Replace("note: 3 assertions (Never, Always) were not checked; this version keeps assertions but cannot prove them\n", "", System.StringComparison.Ordinal));
        Assert.Equal(0, shop.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(Repository.PathOf("tests", "NetPol.Sharp.Tests", "Examples", "ExamplesTests.ThreeTier.verified.yaml")), shop.Output);

        var badPort = await RunFile(folder, "port.cs", program.Replace("OnTcp(8080)", "OnTcp(70000)", System.StringComparison.Ordinal));
        Assert.Equal(("", "port.cs:10:41: error NETPOL1004: Port 70000 does not exist; ports go from 1 to 65535\n", 2), (badPort.Output, badPort.Error, badPort.ExitCode));

        var badField = await RunFile(folder, "field.cs", program.Replace("Web.Pods(\"app=frontend\")", "Web.Pods(\"app in\")", System.StringComparison.Ordinal));
        Assert.Equal("", badField.Output);
        Assert.Equal("field.cs:24:5: error NETPOL1008: Expected '(' after 'in' at column 7 of 'app in'\n", badField.Error);
        Assert.Equal(2, badField.ExitCode);
    }

    private static async Task Prepare(TemporaryFolder folder)
    {
        var pack = await Command.Dotnet(
            Repository.Root, environment: null, "pack", Repository.PathOf("src", "NetPol.Sharp.Package"), "-o", folder.File("artifacts"), $"-p:PackageVersion={Version}", "-nologo", "-v", "q");
        Assert.True(pack.ExitCode == 0, pack.Output + pack.Error);
    }

    private static async Task<CommandResult> RunFile(TemporaryFolder folder, string name, string program)
    {
        await File.WriteAllTextAsync(folder.File(name), $"#:package NetPol.Sharp@{Version}\n#:property RestoreAdditionalProjectSources=artifacts\n{program}");

        // A package folder of its own, so that no earlier build of this version is met.
        return await Command.Dotnet(
            folder.Path, new Dictionary<string, string> { ["NUGET_PACKAGES"] = folder.File("packages") }, "run", name);
    }
}
