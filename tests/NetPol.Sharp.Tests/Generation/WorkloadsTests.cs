using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Diagnostics;
using NetPol.Sharp.Tests.Analyzers;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Generation;

/// <summary>Workloads of manifests as types: <c>Workloads.Shop.Backend.Http</c>.</summary>
public sealed class WorkloadsTests
{
    private const string Manifests = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: frontend, namespace: shop}
        spec:
          selector: {matchLabels: {app: frontend}}
          template: {metadata: {labels: {app: frontend, version: v1}}, spec: {containers: [{name: c, ports: [{name: http, containerPort: 8080}, {containerPort: 9000}]}]}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: backend, namespace: shop}
        spec:
          selector: {matchLabels: {app: backend}, matchExpressions: [{key: tier, operator: In, values: [a, b]}]}
          template: {metadata: {labels: {app: backend, tier: a}}, spec: {containers: [{name: c, ports: [{name: http, containerPort: 9090}, {name: dns, containerPort: 53, protocol: UDP}]}, {name: d, ports: [{name: dns, containerPort: 53}]}]}}

        """;

    [Fact]
    public async Task Workloads_BecomeTypes()
    {
        var generated = Of("", Manifests + Peculiar);
        Assert.Empty(generated.Program.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        await Verifier.Verify(generated.Sources["NetPol.Sharp.Workloads.g.cs"], "cs");
    }

    [Fact]
    public async Task Workloads_AreEndsOfSentences_AndEvaluatedAsTheyRun()
    {
        var generated = Of(Shop("""
            DefaultDeny.All,
            Allow.Dns,
            Allow.From(Namespace("ingress-nginx")).To(Workloads.Shop.Frontend.Http),
            Allow.From(Workloads.Shop.Frontend).To(Workloads.Shop.Backend.Http),
            Allow.From(Workloads.Shop.Frontend | Namespace("dev").Pods("app=tool")).To(Workloads.Shop.Backend).OnUdp(53),
            Never.From(Workloads.Shop.Backend).To(Workloads.Shop.Frontend),
            """));
        Assert.Empty(generated.Program.Errors);
        InterpreterTests.SameAsRun(generated.Program);
        await Verifier.Verify(generated.Program.Run().Values.Single(), "yaml");
        Assert.Empty(await generated.Program.Analyze(new PolicyAnalyzer(), new UsageAnalyzer()));
    }

    [Fact]
    public async Task Mistakes_AreUnderlinedWhereWorkloadsAreUsed()
    {
        var generated = Of(Shop("""
            DefaultDeny.All,
            Allow.Dns,
            Allow.From(Workloads.Shop.Frontend).To(Workloads.Shop.Backend.Http),
            Never.From(Workloads.Shop.Frontend).To(Workloads.Shop.Backend),
            """));
        var found = Assert.Single(await generated.Program.Analyze());
        Assert.Equal("NETPOL6001", found.Id);
        Assert.Equal("From(Workloads.Shop.Frontend)", found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    [Fact]
    public void PodsOfAWorkload_AreNothingButPods()
    {
        var generated = Of("""
            public static class Shop
            {
                [Policies] public static PolicySet Typed => InNamespace("shop", [Allow.From(Workloads.Shop.Frontend).To(Workloads.Shop.Frontend.Http), Allow.DnsFor(Workloads.Shop.Frontend), Policy("p").Selecting(Workloads.Shop.Frontend).AllowIngress(Workloads.Shop.Frontend, Port.Any)]);
                [Policies] public static PolicySet Written => InNamespace("shop", [Allow.From(Frontend).To(Frontend).OnTcp(8080), Allow.DnsFor(Frontend), Policy("p").Selecting(Frontend).AllowIngress(Frontend, Port.Any)]);
                [Policies] public static PolicySet Same => Typed.Equals(Written) && (Workloads.Shop.Frontend | Frontend).Ends.Count == 1 && Workloads.Shop.Frontend.In("x") == Frontend.In("x") ? [DefaultDeny.All] : [];
                static PodPeer Frontend => Namespace("shop").Pods("app=frontend");
            }
            """);
        var yaml = generated.Program.Run();
        Assert.Equal(yaml["Shop.Written"], yaml["Shop.Typed"]);
        Assert.NotEmpty(yaml["Shop.Same"]);
        InterpreterTests.SameAsRun(generated.Program);
    }

    [Theory]
    [InlineData("kind: [")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\n")]
    [InlineData("")]
    public void ManifestsWithoutWorkloads_MakeNothing(string text) => Assert.Empty(Of("", text).Sources);

    [Theory]
    [InlineData("app: 'My App'")]
    [InlineData("app: other")]
    public void WorkloadThatNoServerTakesOrThatIsTwoThings_IsLeftOut(string labels)
    {
        var other = $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: frontend, namespace: shop}}\nspec: {{selector: {{matchLabels: {{{labels}}}}}, template: {{metadata: {{labels: {{{labels}}}}}, spec: {{containers: []}}}}}}\n";
        var generated = GeneratedProgram.Of(new SourceProgram(("Program.cs", "")) { Manifests = [new SourceProgram.File("a.yaml", Manifests), new SourceProgram.File("b.yaml", other)] });
        Assert.Equal(labels == "app: other", !generated.Sources.Values.Single().Contains(" Frontend ", System.StringComparison.Ordinal));
        Assert.DoesNotContain("My App", generated.Sources.Values.Single(), System.StringComparison.Ordinal);
    }

    [Fact]
    public void BrokenManifestBesideOthers_LeavesThemThere() =>
        Assert.Contains("Shop", Assert.Single(Of("", Manifests + "---\nkind: [").Sources).Value, System.StringComparison.Ordinal);

    private const string Peculiar = """
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: shop, namespace: shop}
        spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: shop, job-name: x}}, spec: {containers: [{name: c}]}}}}}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: backend, namespace: shop}
        spec: {selector: {matchLabels: {app: backend-set}}, template: {metadata: {labels: {app: backend-set}}, spec: {containers: [{name: c, ports: [{name: in, containerPort: 1}, {name: clone, containerPort: 4}, {name: tcp5, containerPort: 6}, {containerPort: 5}, {name: http-2, containerPort: 2}, {name: http.2, containerPort: 3}]}]}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: 1-off, labels: {a: "1"}}
        spec: {containers: [{name: c, ports: [{name: metrics, containerPort: 9100}, {name: metrics, containerPort: 9101}]}]}
        ---
        apiVersion: v1
        kind: ReplicationController
        metadata: {name: a-b, namespace: kube-system}
        spec: {selector: {app: old}, template: {metadata: {labels: {app: old}}, spec: {containers: []}}}
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: a.b, namespace: kube-system}
        spec: {selector: {matchLabels: {app: new}}, template: {metadata: {labels: {app: new}}, spec: {containers: []}}}
        ---
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: owned-123, namespace: shop, ownerReferences: [{kind: Deployment, name: frontend, controller: true}]}
        spec: {selector: {matchLabels: {app: frontend}}, template: {metadata: {labels: {app: frontend}}, spec: {containers: []}}}

        """;

    private static GeneratedProgram Of(string code, string manifests = Manifests) =>
        GeneratedProgram.Of(new SourceProgram(("Program.cs", SourceProgram.Usings + code)) { Manifests = [new SourceProgram.File("shop.yaml", manifests)] });

    private static string Shop(string statements) => "public static class Shop\n{\n    [Policies]\n    public static PolicySet Policies => InNamespace(\"shop\",\n    [\n" + statements + "\n    ]);\n}\n";
}
