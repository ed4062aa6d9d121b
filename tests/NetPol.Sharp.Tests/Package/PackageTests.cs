using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Tests.CodeFixes;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Package;

/// <summary>The packed packages, as a user outside the repository meets them: one file, one package reference, a local feed.</summary>
[Collection(PackageFeed.Name)]
public sealed class PackageTests(PackedPackage package)
{
    private const string Version = PackedPackage.Version;

    [Fact]
    public async Task FileBasedApp_PrintsWhatTheExamplePrints()
    {
        using var folder = new TemporaryFolder();
        var program = await File.ReadAllTextAsync(Repository.PathOf("examples", "ThreeTier", "Program.cs"));

        var shop = await RunFile(folder, "shop.cs", program);
        Assert.Equal("", shop.Error);
        Assert.Equal(0, shop.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(Repository.PathOf("tests", "NetPol.Sharp.Tests", "Examples", "ExamplesTests.ThreeTier.verified.yaml")), shop.Output);

        // What the compiler cannot know, the program says where the build does not run it; with a mistake that it knows there is no program.
        const string unknown = "(System.Environment.ProcessorCount * 0)";
        program = "#:property NoWarn=NETPOL6003\n#:property NetPolEvaluate=false\n" + program;
        var badPort = await RunFile(folder, "port.cs", program.Replace("OnTcp(8080)", $"OnTcp({unknown} + 70000)", StringComparison.Ordinal));
        Assert.Equal(("", "port.cs:12:41: error NETPOL1004: Port 70000 does not exist; ports go from 1 to 65535\n", 2), (badPort.Output, badPort.Error, badPort.ExitCode));

        var badField = await RunFile(folder, "field.cs", program.Replace("Web.Pods(\"app=frontend\")", $"Web.Pods(\"app in\"[{unknown}..])", StringComparison.Ordinal));
        Assert.Equal("", badField.Output);
        Assert.Equal("field.cs:26:5: error NETPOL1008: Expected '(' after 'in' at column 7 of 'app in'\n", badField.Error);
        Assert.Equal(2, badField.ExitCode);
    }

    [Fact]
    public async Task KubernetesPackage_BringsTheLanguageAndKubernetesClient()
    {
        using var folder = new TemporaryFolder();
        await package.Pack("NetPol.Sharp.Kubernetes");
        using (var zip = await ZipFile.OpenReadAsync(Path.Combine(package.Artifacts, $"NetPol.Sharp.Kubernetes.{Version}.nupkg")))
        {
            var nuspec = XDocument.Load(await zip.GetEntry("NetPol.Sharp.Kubernetes.nuspec")!.OpenAsync());
            Assert.Equal(
                [("NetPol.Sharp", $"[{Version}]"), ("KubernetesClient", null)],
                nuspec.Descendants().Where(element => element.Name.LocalName == "dependency")
                    .Select(element => ((string)element.Attribute("id")!, (string?)element.Attribute("version")))
                    .Select(dependency => dependency.Item1 == "NetPol.Sharp" ? dependency : (dependency.Item1, null)));
            Assert.Equal(
                ["lib/net10.0/NetPol.Sharp.Kubernetes.dll", "lib/net10.0/NetPol.Sharp.Kubernetes.xml"],
                zip.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
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

    [Fact]
    public async Task Analyzers_ReportInCSharpAndYaml_BesideOthersWithAnOlderYamlDotNet()
    {
        using var folder = new TemporaryFolder();
        await PackedPackage.Write(folder, OtherAnalyzer);
        await PackedPackage.Write(folder, UserProject(package.Artifacts));
        var other = await Command.Dotnet(folder.Path, environment: null, "pack", "other", "-c", "Release", "-o", package.Artifacts, "-nologo", "-v", "q");
        Assert.True(other.ExitCode == 0, other.Output + other.Error);

        var build = await Command.Dotnet(folder.Path, package.Environment, "build", "shop", "-nologo", "-v", "q");
        Assert.Equal(1, build.ExitCode);
        Assert.Equal(
            [
                "CSC : warning OTHER1: YamlDotNet 16.0.0.0 reads 'a' as 'b'",
                "shop/Program.cs(11,54): error NETPOL1004: Port 0 is not \"any port\"; use OnAnyPort()",
                "shop/k8s/api.yaml(16,13): error NETPOL1004: spec.ingress[0].ports[0].port: 0 is not \"any port\"; leave it out to allow every port of the protocol",
            ],
            Regex.Matches(build.Output, @"^.*\b(error|warning) \w+: .*?(?= \(https| \[|$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10))
                .Select(match => match.Value.Trim().Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task DotnetFormat_FixesOneViolationOfEveryRule()
    {
        using var folder = new TemporaryFolder();
        const string head = "using NetPol.Sharp;\nusing static NetPol.Sharp.Dsl;\n\n[assembly: Platform(\"kube-network-policies\")]\n";
        var (declarations, program, manifests, number) = (head, "", "", 0);
        foreach (var violation in Violation.All)
        {
            var ns = FormattableString.Invariant($"ns{number++}");
            program += $"internal static class Of{violation.Id}\n{{\n{violation.Member("Set" + violation.Id, ns, isApart: true)}}}\n";
            declarations += violation.DeclarationOf(ns);
            manifests += violation.ManifestsOf(ns);
        }

        var hints = RuleCatalog.All.Where(rule => rule.Severity == Severity.Info && rule.IsOnByDefault).Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = warning\n");
        await PackedPackage.Write(folder, [("shop/shop.csproj", Library(package.Artifacts)), ("shop/Shop.cs", declarations + program), ("shop/k8s/shop.yaml", manifests), ("shop/.editorconfig", "root = true\n[*]\n" + string.Concat(hints))]);

        var reported = await Reported(folder);
        Assert.Equal([], Violation.All.Select(violation => violation.Id).Except(reported));
        var format = await Command.Dotnet(folder.Path, package.Environment, "format", "analyzers", "shop", "--severity", "info", "--no-restore", "-v", "q");
        Assert.True(format.ExitCode == 0, format.Output + format.Error);
        Assert.Empty(await Reported(folder));
        Assert.DoesNotContain("TODO", await File.ReadAllTextAsync(folder.File("shop/Shop.cs")), StringComparison.Ordinal);
    }

    private async Task<string[]> Reported(TemporaryFolder folder)
    {
        var build = await Command.Dotnet(folder.Path, package.Environment, "build", "shop", "-nologo", "-v", "q", "--no-incremental");
        return [.. Regex.Matches(build.Output, @"(?<=(error|warning) )\w+\d+(?=:)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string Library(string artifacts) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <RestoreAdditionalProjectSources>{artifacts}</RestoreAdditionalProjectSources>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="NetPol.Sharp" Version="{Version}" />
            <AdditionalFiles Include="k8s/**/*.yaml" />
          </ItemGroup>
        </Project>
        """;

    private static (string Path, string Text)[] OtherAnalyzer =>
    [
        ("other/Other.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>netstandard2.0</TargetFramework>
                <PackageVersion>1.0.0</PackageVersion>
                <IncludeBuildOutput>false</IncludeBuildOutput>
                <SuppressDependenciesWhenPacking>true</SuppressDependenciesWhenPacking>
                <NoWarn>$(NoWarn);NU5128</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="4.14.0" PrivateAssets="all" />
                <PackageReference Include="YamlDotNet" Version="16.3.0" PrivateAssets="all" GeneratePathProperty="true" />
                <None Include="bin/Release/netstandard2.0/Other.dll;$(PkgYamlDotNet)/lib/netstandard2.0/YamlDotNet.dll" Pack="true" PackagePath="analyzers/dotnet/cs/" />
              </ItemGroup>
            </Project>
            """),
        ("other/OtherAnalyzer.cs", """
            using System.Collections.Generic;
            using System.Collections.Immutable;
            using Microsoft.CodeAnalysis;
            using Microsoft.CodeAnalysis.Diagnostics;
            using YamlDotNet.Serialization;

            [DiagnosticAnalyzer(LanguageNames.CSharp)]
            public sealed class OtherAnalyzer : DiagnosticAnalyzer
            {
                private static readonly DiagnosticDescriptor s_rule = new DiagnosticDescriptor("OTHER1", "Other", "YamlDotNet {0} reads 'a' as '{1}'", "Other", DiagnosticSeverity.Warning, true);

                public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(s_rule);

                public override void Initialize(AnalysisContext context)
                {
                    context.EnableConcurrentExecution();
                    context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
                    context.RegisterCompilationAction(end =>
                    {
                        var read = new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>("a: b");
                        end.ReportDiagnostic(Diagnostic.Create(s_rule, Location.None, typeof(DeserializerBuilder).Assembly.GetName().Version, read["a"]));
                    });
                }
            }
            """),
    ];

    private static (string Path, string Text)[] UserProject(string artifacts) =>
    [
        ("shop/shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <RestoreAdditionalProjectSources>{artifacts}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NetPol.Sharp" Version="{Version}" />
                <PackageReference Include="Other" Version="1.0.0" />
                <AdditionalFiles Include="k8s/**/*.yaml" />
              </ItemGroup>
            </Project>
            """),
        ("shop/Program.cs", """
            using NetPol.Sharp;
            using static NetPol.Sharp.Dsl;
            return PolicyProgram.Run(args, Shop.Policies);

            public static class Shop
            {
                [Policies]
                public static PolicySet Policies => InNamespace("shop",
                [
                    DefaultDeny.All, Allow.Dns,
                    Allow.From("app=frontend").To("app=backend").OnTcp(0),
                ]);
            }
            """),
        ("shop/k8s/api.yaml", """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: api
              namespace: api
            spec:
              podSelector: {}
              policyTypes:
              - Ingress
              ingress:
              - from:
                - podSelector:
                    matchLabels:
                      app: frontend
                ports:
                - port: 0
            """),
    ];

    private async Task<CommandResult> RunFile(TemporaryFolder folder, string name, string program, string id = "NetPol.Sharp")
    {
        await File.WriteAllTextAsync(folder.File(name), $"#:package {id}@{Version}\n#:property RestoreAdditionalProjectSources={package.Artifacts}\n{program}");
        return await Command.Dotnet(folder.Path, package.Environment, "run", name);
    }
}
