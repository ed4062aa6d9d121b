using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Package;

/// <summary>The packed packages, as a user outside the repository meets them: one file, one package reference, a local feed.</summary>
public sealed class PackageTests
{
    private const string Version = "0.0.0-test";

    [Fact]
    public async Task FileBasedApp_PrintsWhatTheExamplePrints()
    {
        using var folder = new TemporaryFolder();
        await Pack(folder, "NetPol.Sharp.Package");
        var program = await File.ReadAllTextAsync(Repository.PathOf("examples", "ThreeTier", "Program.cs"));

        var shop = await RunFile(folder, "shop.cs", program);
        Assert.Equal("", shop.Error);
        Assert.Equal(0, shop.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(Repository.PathOf("tests", "NetPol.Sharp.Tests", "Examples", "ExamplesTests.ThreeTier.verified.yaml")), shop.Output);

        var badPort = await RunFile(folder, "port.cs", program.Replace("OnTcp(8080)", "OnTcp(70000)", StringComparison.Ordinal));
        Assert.Equal(("", "port.cs:10:41: error NETPOL1004: Port 70000 does not exist; ports go from 1 to 65535\n", 2), (badPort.Output, badPort.Error, badPort.ExitCode));

        var badField = await RunFile(folder, "field.cs", program.Replace("Web.Pods(\"app=frontend\")", "Web.Pods(\"app in\")", StringComparison.Ordinal));
        Assert.Equal("", badField.Output);
        Assert.Equal("field.cs:24:5: error NETPOL1008: Expected '(' after 'in' at column 7 of 'app in'\n", badField.Error);
        Assert.Equal(2, badField.ExitCode);
    }

    [Fact]
    public async Task KubernetesPackage_BringsTheLanguageAndKubernetesClient()
    {
        using var folder = new TemporaryFolder();
        await Pack(folder, "NetPol.Sharp.Package");
        await Pack(folder, "NetPol.Sharp.Kubernetes");
        using (var package = await ZipFile.OpenReadAsync(folder.File($"artifacts/NetPol.Sharp.Kubernetes.{Version}.nupkg")))
        {
            var nuspec = XDocument.Load(await package.GetEntry("NetPol.Sharp.Kubernetes.nuspec")!.OpenAsync());
            Assert.Equal(
                [("NetPol.Sharp", $"[{Version}]"), ("KubernetesClient", null)],
                nuspec.Descendants().Where(element => element.Name.LocalName == "dependency")
                    .Select(element => ((string)element.Attribute("id")!, (string?)element.Attribute("version")))
                    .Select(dependency => dependency.Item1 == "NetPol.Sharp" ? dependency : (dependency.Item1, null)));
            Assert.Equal(
                ["lib/net10.0/NetPol.Sharp.Kubernetes.dll", "lib/net10.0/NetPol.Sharp.Kubernetes.xml"],
                package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        }

        const string program = """
            using k8s;
            using NetPol.Sharp;
            using NetPol.Sharp.Kubernetes;
            using static NetPol.Sharp.Dsl;
            PolicySet set = [DefaultDeny.Ingress];
            var policies = set.ToV1NetworkPolicies();
            System.Console.WriteLine(KubernetesJson.Serialize(policies[0]));
            System.Console.WriteLine(policies.ToNetworkPolicies()[0] == set.ToNetworkPolicies()[0]);
            """;
        var run = await RunFile(folder, "objects.cs", program, "NetPol.Sharp.Kubernetes");
        Assert.Equal("", run.Error);
        Assert.Equal(
            """
            {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"default-deny-ingress"},"spec":{"podSelector":{},"policyTypes":["Ingress"]}}
            True

            """,
            run.Output);
    }

    private static async Task Pack(TemporaryFolder folder, string project)
    {
        var pack = await Command.Dotnet(
            Repository.Root, environment: null, "pack", Repository.PathOf("src", project), "-o", folder.File("artifacts"), $"-p:PackageVersion={Version}", "-nologo", "-v", "q");
        Assert.True(pack.ExitCode == 0, pack.Output + pack.Error);
    }

    private static async Task<CommandResult> RunFile(TemporaryFolder folder, string name, string program, string package = "NetPol.Sharp")
    {
        await File.WriteAllTextAsync(folder.File(name), $"#:package {package}@{Version}\n#:property RestoreAdditionalProjectSources=artifacts\n{program}");

        // A package folder of its own, so that no earlier build of this version is met.
        return await Command.Dotnet(
            folder.Path, new Dictionary<string, string> { ["NUGET_PACKAGES"] = folder.File("packages") }, "run", name);
    }
}
