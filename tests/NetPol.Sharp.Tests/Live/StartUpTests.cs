using System;
using System.IO;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Live;

/// <summary>What is needed for clusters is loaded for clusters only: most runs are short.</summary>
public sealed class StartUpTests
{
    [Fact]
    public async Task OtherVerbs_RunWithoutTheClient()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "netpol.dll", "netpol.runtimeconfig.json", "NetPol.Sharp.dll", "NetPol.Sharp.Runner.dll", "NetPol.Sharp.Live.dll", "YamlDotNet.dll", "System.CommandLine.dll", "Spectre.Console.dll", "Spectre.Console.Ansi.dll", "DiffPlex.dll" })
        {
            var file = Path.Combine(AppContext.BaseDirectory, name);
            if (File.Exists(file))
            {
                File.Copy(file, folder.File(name));
            }
        }

        await File.WriteAllTextAsync(folder.File("x.yaml"), LiveFolder.Policy("a", "b", 80));
        var lint = await Command.Dotnet(folder.Path, environment: null, "netpol.dll", "lint", "x.yaml", "--fail-on", "error");
        Assert.Equal(0, lint.ExitCode);
        var apply = await Command.Dotnet(folder.Path, environment: null, "netpol.dll", "apply", "x.yaml", "--kubeconfig", "x.yaml");
        Assert.NotEqual(0, apply.ExitCode);
        Assert.Contains("KubernetesClient", apply.Error, StringComparison.Ordinal);
    }
}
