using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Package;

/// <summary>Policies in a build: the properties of the package's targets, in a library of two frameworks, one of whose sets the compiler cannot evaluate.</summary>
[Collection(PackageFeed.Name)]
public sealed partial class BuildTests(PackedPackage package) : IDisposable
{
    private const string Program = """
        using NetPol.Sharp;
        using static NetPol.Sharp.Dsl;

        namespace Company;

        public static class Shop
        {
            private static readonly string s_extra = System.Environment.GetEnvironmentVariable("SHOP_EXTRA") ?? "app=extra";

            [Policies]
            public static PolicySet Policies => InNamespace("shop",
            [
                Allow.From(Anywhere).To("app=api").OnTcp(80),
                Allow.From(Anywhere).To(s_extra).OnTcp(81),
                DefaultDeny.Ingress, Never.From("app=api").To("app=db"),
            ]);

            [Policies(Cluster = "prod")]
            internal static PolicySet Prod() => InNamespace("shop", [DefaultDeny.All]);
        }
        """;

    // Where the two warnings about the open pods stand: one that the compiler knows, and one that only an evaluation can know.
    private const string KnownToCompiler = "Shop.cs(13,";
    private const string Evaluated = "Shop.cs(14)";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Library_IsEvaluatedOnce_WrittenAndChecked()
    {
        await WriteProject();
        var build = await Build("-p:NetPolOutputDir=k8s");
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal((2, 1), Count(build.Output));
        Assert.Contains("'k8s': 3 files new, 0 changed, 0 unchanged, 0 removed", build.Output, StringComparison.Ordinal);
        Assert.Contains("'k8s/prod': 1 file new, 0 changed, 0 unchanged, 0 removed", build.Output, StringComparison.Ordinal);
        Assert.Equal(["2-allow+shop+api+netpol.yaml", "2-allow+shop+extra+netpol.yaml", "3-deny+shop+default-deny-ingress+netpol.yaml"], _folder.FileNames("shop/k8s"));

        // Nothing changed, so nothing runs.
        var stamp = _folder.File("shop/obj/Debug/net10.0/netpol.stamp");
        var before = File.GetLastWriteTimeUtc(stamp);
        build = await Build("-p:NetPolOutputDir=k8s");
        Assert.Equal((0, 0, before), (build.ExitCode, Count(build.Output).Evaluated, File.GetLastWriteTimeUtc(stamp)));

        // The tool says the same of the same project, whose packages are not beside it.
        var emit = await Netpol("emit", "shop", "--output", "shop/k8s", "--check");
        Assert.Equal(("", "'shop/k8s' is up to date (3 policies)\n'shop/k8s/prod' is up to date (1 policy)\n", 0), (emit.Output, emit.Error, emit.ExitCode));

        // What somebody edited is missed, and not overwritten.
        await File.AppendAllTextAsync(_folder.File("shop/k8s/2-allow+shop+api+netpol.yaml"), "# edited\n");
        build = await Build("-p:NetPolOutputDir=k8s", "-p:NetPolCheck=true", "-f", "net10.0");
        Assert.Equal(1, build.ExitCode);
        Assert.Contains("-# edited", build.Output, StringComparison.Ordinal);
        Assert.Single(Errors(build.Output), line => line.EndsWith("shop/Shop.csproj : error : 'k8s' differs from what the policies are; build without NetPolCheck to update it", StringComparison.Ordinal));
        Assert.EndsWith("# edited\n", await File.ReadAllTextAsync(_folder.File("shop/k8s/2-allow+shop+api+netpol.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assertion_ThatOnlyRunningDisproves_FailsTheBuild()
    {
        await WriteProject();
        await File.WriteAllTextAsync(_folder.File("shop/Shop.cs"), Program.Replace("?? \"app=extra\"", "?? \"app=db\"", StringComparison.Ordinal));
        var build = await Build("-f", "net10.0", "-p:NoWarn=NETPOL4004", "-p:NetPolOutputDir=k8s");
        Assert.Equal(1, build.ExitCode);
        Assert.Equal((0, 0), Count(build.Output));
        Assert.Contains(Errors(build.Output), line => line.Contains("Shop.cs(15): error NETPOL6001: ", StringComparison.Ordinal));
        Assert.False(Directory.Exists(_folder.File("shop/k8s")));
    }

    [Fact]
    public async Task Baseline_IsKnownToCompilerAndEvaluation()
    {
        await WriteProject();
        var build = await Build("-f", "net10.0", "-p:NetPolBaseline=netpol.baseline", "-p:NetPolWriteBaseline=true");
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Contains(await File.ReadAllLinesAsync(_folder.File("shop/netpol.baseline")), line => line.StartsWith("NETPOL4004 Shop.cs: ", StringComparison.Ordinal));

        await File.WriteAllTextAsync(_folder.File("shop/Shop.cs"), "\n\n" + Program);
        build = await Build("-f", "net10.0", "-p:NetPolBaseline=netpol.baseline", "-p:NetPolEvaluate=true", "-p:WarningsAsErrors=NETPOL4004");
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.DoesNotContain("NETPOL4004", build.Output, StringComparison.Ordinal);

        await File.AppendAllTextAsync(_folder.File("shop/netpol.baseline"), "=======\n");
        build = await Build("-f", "net10.0", "-p:NetPolBaseline=netpol.baseline");
        Assert.Equal(1, build.ExitCode);
        Assert.Single(Errors(build.Output), line => line.Contains("netpol.baseline(", StringComparison.Ordinal) && line.Contains("error : This is no line of a baseline", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FileBasedProgram_IsEmitted_AndOneThatDoesNotCompileIsNot()
    {
        var head = $"#:package NetPol.Sharp@{PackedPackage.Version}\n#:property RestoreAdditionalProjectSources={package.Artifacts}\n#:property OutputType=Exe\n#:property NetPolPlatform=calico@3.30\n";
        await PackedPackage.Write(_folder, ("shop.cs", head + await File.ReadAllTextAsync(Repository.PathOf("examples", "QuickStart", "Program.cs"))));
        var emit = await Netpol("emit", "shop.cs");
        Assert.Equal("", emit.Error);
        Assert.StartsWith("apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: allow-dns\n", emit.Output, StringComparison.Ordinal);

        await PackedPackage.Write(_folder, ("shop.cs", head + "return x;"));
        emit = await Netpol("emit", "shop.cs", "-o", "k8s");
        Assert.Equal(("", 2), (emit.Output, emit.ExitCode));
        Assert.Contains("shop.cs(5,8): error CS0103", emit.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("k8s")));
    }

    [Fact]
    public async Task PlatformProperties_AreCheckedAndCount()
    {
        await WriteProject();
        var build = await Build("-f", "net10.0", "-p:NetPolPlatform=ciliumm");
        Assert.Equal(1, build.ExitCode);
        Assert.Contains(Errors(build.Output), line => line.Contains("Shop.cs(", StringComparison.Ordinal) && line.Contains("error NETPOL5006: In NetPolPlatform of the project: 'ciliumm' is no platform", StringComparison.Ordinal));
        build = await Build("-f", "net10.0", "-p:NetPolDns=nowhere");
        Assert.Contains(Errors(build.Output), line => line.EndsWith("error : NetPolDns 'nowhere' is no DNS that is known; write one of kube-dns, openshift, node-local, cloud-dns", StringComparison.Ordinal));
        Assert.Equal(0, (await Build("-f", "net10.0")).ExitCode);
        Assert.Equal(0, (await Build("-f", "net10.0", "-p:NetPolDns=node-local", "-p:NetPolPodCidrs=10.244.0.0/16")).ExitCode);
        Assert.Contains("PodCidrs=\"10.244.0.0/16\"", await File.ReadAllTextAsync(_folder.File("shop/obj/Debug/net10.0/Shop.AssemblyInfo.cs")), StringComparison.Ordinal);
    }

    private Task WriteProject() => PackedPackage.Write(
        _folder,
        ("shop/Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
                <LangVersion>14</LangVersion>
                <Nullable>enable</Nullable>
                <NetPolPlatform>calico</NetPolPlatform>
                <RestoreAdditionalProjectSources>{package.Artifacts}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NetPol.Sharp" Version="{PackedPackage.Version}" />
              </ItemGroup>
            </Project>
            """),
        ("shop/Shop.cs", Program));

    private Task<CommandResult> Build(params string[] args) => Command.Dotnet(_folder.Path, package.Environment, ["build", "shop", "-nologo", "-v", "m", "-clp:NoSummary", .. args]);

    private Task<CommandResult> Netpol(params string[] args) => Command.Dotnet(_folder.Path, package.Environment, [typeof(NetPol.Sharp.Cli.CommandLine).Assembly.Location, .. args]);

    private static (int OfCompiler, int Evaluated) Count(string output) => (Warnings(output).Count(line => line.Contains(KnownToCompiler, StringComparison.Ordinal)), Warnings(output).Count(line => line.Contains(Evaluated, StringComparison.Ordinal)));

    // The summary says everything once more.
    private static string[] Lines(string output) => output.Split("\nBuild ")[0].Split('\n');

    private static string[] Warnings(string output) => [.. Lines(output).Where(line => line.Contains("warning NETPOL4004: ", StringComparison.Ordinal))];

    private static string[] Errors(string output) => [.. Lines(output).Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => ProjectSuffix().Replace(line.TrimEnd(), ""))];

    [GeneratedRegex(@" \[[^\]]*\]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProjectSuffix();
}
