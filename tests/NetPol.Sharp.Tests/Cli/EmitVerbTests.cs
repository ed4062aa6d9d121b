using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NetPol.Sharp.Cli.Projects;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Cli;

/// <summary><c>netpol emit</c> on assemblies that are there; what has to be built first is tested with the package.</summary>
public sealed class EmitVerbTests : IDisposable
{
    private readonly VerbFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Example_IsWhatItsProgramPrints()
    {
        var program = await Command.Dotnet(Repository.Root, environment: null, Repository.ExampleDll("ThreeTier"));
        var emit = _folder.Run("emit", Repository.ExampleDll("ThreeTier"));
        Assert.Equal((program.Output, "", 0), (emit.Output, emit.Error, emit.ExitCode));
    }

    [Fact]
    public void WrongUsage_IsOneSentence()
    {
        Directory.CreateDirectory(_folder.File("empty"));
        _folder.Write("two/a.csproj", "<Project />");
        _folder.Write("two/b.csproj", "<Project />");
        _folder.Write("x.dll", "no assembly");
        _folder.Write("x.yaml", "a: b");
        Refused("error: 'none' does not exist; give a project, a FILE.cs or a DLL\n", "none");
        Refused("error: there is no project in 'empty'; give a project, a FILE.cs or a DLL\n", "empty");
        Refused("error: there are several projects in 'two', 'a.csproj' and 'b.csproj'; name one\n", "two");
        Refused("error: 'x.yaml' is no project, FILE.cs or DLL\n", "x.yaml");
        Refused("error: --check needs --output DIR, the folder to compare with\n", "x.dll", "--check");
        Refused("error: 'NetPol.Sharp.Host.dll' has no policies: it was not built with the package NetPol.Sharp\n", HostProcess.Host);
        var broken = _folder.Run("emit", "x.dll");
        Assert.Equal(2, broken.ExitCode);
        Assert.Matches("^error: 'x.dll' cannot be loaded: [^\n]+\n$", broken.Error);
    }

    // With our libraries beside it, it would load those instead of the project's.
    [Fact]
    public void Host_StandsAlone() => Assert.Equal(
        ["NetPol.Sharp.Host.dll"],
        Directory.GetFiles(Path.GetDirectoryName(HostProcess.Host)!, "*.dll").Select(Path.GetFileName).OfType<string>());

    private void Refused(string error, params string[] args)
    {
        var run = _folder.Run(["emit", .. args]);
        Assert.Equal(("", error, 2), (run.Output, run.Error, run.ExitCode));
    }
}
