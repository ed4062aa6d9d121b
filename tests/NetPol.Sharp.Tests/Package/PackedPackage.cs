using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Package;

/// <summary>The package, packed once, and a place outside the repository where users try it.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    internal const string Version = "0.0.0-test";

    private readonly string _folder = Directory.CreateTempSubdirectory("netpol-").FullName;

    /// <summary>The folder of packages.</summary>
    internal string Artifacts => Path.Combine(_folder, "artifacts");

    /// <summary>A package folder of its own, so that no earlier build of this version is met.</summary>
    internal IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(_folder, "packages") };

    /// <inheritdoc/>
    public Task InitializeAsync() => Pack("NetPol.Sharp.Package");

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    internal async Task Pack(string project)
    {
        var pack = await Command.Dotnet(
            Repository.Root, environment: null, "pack", Repository.PathOf("src", project), "-o", Artifacts, $"-p:PackageVersion={Version}", "-nologo", "-v", "q");
        Assert.True(pack.ExitCode == 0, pack.Output + pack.Error);
    }

    internal static async Task Write(TemporaryFolder folder, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
            await File.WriteAllTextAsync(folder.File(path), text + "\n");
        }
    }
}
