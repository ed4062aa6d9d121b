using System;
using System.Threading.Tasks;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.CodeFixes;

/// <summary>What has no effect, or not the one meant, is corrected.</summary>
public sealed class EffectFixTests
{
    private const string Manifests = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: frontend, namespace: shop, labels: {role: web}}
        spec: {template: {metadata: {labels: {app: frontend}}, spec: {containers: [{name: c, ports: [{name: http, containerPort: 8080}]}]}}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: backend, namespace: shop, labels: {role: api, tier: two}}
        spec: {template: {metadata: {labels: {app: backend, tier: one}}, spec: {containers: [{name: c, ports: [{name: http, containerPort: 9090}, {name: admin, containerPort: 9091}]}]}}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: backend, namespace: shop}
        spec: {selector: {app: backend}, ports: [{port: 80, targetPort: 9090}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: client, namespace: partner}
        spec: {template: {metadata: {labels: {app: client}}, spec: {containers: [{name: c}]}}}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: partner, labels: {team: p}}
        """;

    [Theory]
    [InlineData("Allow.From(\"app=a\").To(\"app=b,app=c\").OnTcp(80)", "Allow.From(\"app=a\").To(Pods(\"app=b\") | Pods(\"app=c\")).OnTcp(80)")]
    [InlineData("Allow.From(\"tier=x, app=a , app=c\").To(\"app=b\").OnTcp(80)", "Allow.From(Pods(\"tier=x, app=a\") | Pods(\"tier=x, app=c\")).To(\"app=b\").OnTcp(80)")]
    [InlineData("Allow.From(Pods(\"app=b,app in (c,d)\").In(\"other\")).To(\"app=b\").OnTcp(80)", "Allow.From(Pods(\"app=b\").In(\"other\") | Pods(\"app in (c,d)\").In(\"other\")).To(\"app=b\").OnTcp(80)")]
    [InlineData("Allow.From(Namespaces(\"team=b,team=c\")).To(\"app=b\").OnTcp(80)", "Allow.From(Namespaces(\"team=b\") | Namespaces(\"team=c\")).To(\"app=b\").OnTcp(80)")]
    [InlineData("Allow.From(\"app=a,app!=a\").To(\"app=b\").OnTcp(80)", null)]
    [InlineData("Policy(\"p\").Selecting(\"app=b,app=c\").AllowIngress(from: AllPods, on: Port.Tcp(80))", null)]
    public Task Contradiction_BecomesEither(string statement, string? expected) => Check(RuleIds.SelectorContradictsItself, statement, expected);

    [Fact]
    public Task Contradiction_WithoutStaticUsing_IsQualified() => Fixes.IsFixed(
        RuleIds.SelectorContradictsItself,
        "public static class Shop\n{\n[Policies] public static PolicySet Policies => InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns, Allow.From(\"app=a,app=c\").To(\"app=b\").OnTcp(80)]);\nstatic int Pods => 1;\n}\n",
        "public static class Shop\n{\n[Policies] public static PolicySet Policies => InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns, Allow.From(Dsl.Pods(\"app=a\") | Dsl.Pods(\"app=c\")).To(\"app=b\").OnTcp(80)]);\nstatic int Pods => 1;\n}\n");

    [Theory]
    [InlineData("Allow.From(Namespace(\"partner\") | Pods(\"app=client\")).To(\"app=backend\").OnTcp(9090)", "Allow.From(Pods(\"app=client\").In(\"partner\")).To(\"app=backend\").OnTcp(9090)")]
    [InlineData("Allow.From(Pods(\"app=client\") | Namespaces(\"team=p\")).To(\"app=backend\").OnTcp(9090)", "Allow.From(Pods(\"app=client\").InNamespaces(\"team=p\")).To(\"app=backend\").OnTcp(9090)")]
    [InlineData("Allow.From(Pods(\"app=frontend\") | Namespaces(\"team=p\") | Pods(\"app=client\")).To(\"app=backend\").OnTcp(9090)", "Allow.From(Pods(\"app=frontend\") | Pods(\"app=client\").InNamespaces(\"team=p\")).To(\"app=backend\").OnTcp(9090)")]
    [InlineData("Allow.From(Namespace(\"partner\") /* or */ | Pods(\"app=client\")).To(\"app=backend\").OnTcp(9090)", null)]
    public Task SplitPeer_BecomesOne(string statement, string? expected) => Check(RuleIds.SplitPeer, statement, expected, Manifests);

    [Fact]
    public Task SplitPeer_OfFields_BecomesOne()
    {
        const string fields = "static readonly NamespaceHandle Partner = Namespace(\"partner\");\nstatic readonly PodPeer Client = Pods(\"app=client\");\n";
        return Fixes.IsFixed(
            RuleIds.SplitPeer,
            Fixes.Program(Set("Allow.From(Partner | Client).To(\"app=backend\").OnTcp(9090)"), fields),
            Fixes.Program(Set("Allow.From(Client.In(Partner)).To(\"app=backend\").OnTcp(9090)"), fields),
            Manifests);
    }

    [Theory]
    [InlineData(RuleIds.SelectorMatchesNothing, "Allow.From(\"app=fronted\").To(\"app=backend\").OnTcp(9090)", "Allow.From(\"app=frontend\").To(\"app=backend\").OnTcp(9090)")]
    [InlineData(RuleIds.SelectorMatchesNothing, "Allow.From(Pods(\"app == fronted, !legacy\")).To(\"app=backend\").OnTcp(9090)", "Allow.From(Pods(\"app == frontend, !legacy\")).To(\"app=backend\").OnTcp(9090)")]
    [InlineData(RuleIds.SelectorMatchesNothing, "Allow.From(\"app=somethingelse\").To(\"app=backend\").OnTcp(9090)", null)]
    [InlineData(RuleIds.LabelOfWorkloadOnly, "Allow.From(\"role=web\").To(\"app=backend\").OnTcp(9090)", "Allow.From(\"app=frontend\").To(\"app=backend\").OnTcp(9090)")]
    [InlineData(RuleIds.LabelOfWorkloadOnly, "Allow.From(\"app=frontend\").To(\"role=api\").OnTcp(9090)", null)]
    public Task Label_IsRenamed(string id, string statement, string? expected) => Check(id, statement, expected, Manifests);

    [Theory]
    [InlineData("const string Frontend = \"app=fronted\";\n", "Frontend")]
    [InlineData("static readonly PodPeer Frontend = Pods(\"app=fronted\");\n", "Frontend")]
    [InlineData("static PodPeer Of(string app) => Pods(app);\n", "Of(\"app=fronted\")")]
    public Task LabelElsewhere_IsRenamedThere(string before, string peer) => Fixes.IsFixed(
        RuleIds.SelectorMatchesNothing,
        Fixes.Program(Set($"Allow.From({peer}).To(\"app=backend\").OnTcp(9090)"), before),
        Fixes.Program(Set($"Allow.From({peer}).To(\"app=backend\").OnTcp(9090)"), before).Replace("fronted", "frontend", StringComparison.Ordinal),
        Manifests);

    [Theory]
    [InlineData("Allow.From(\"app=frontend\").To(\"app=backend\").OnTcp(Http)", true)]
    [InlineData("Allow.From(\"app=frontend\").To(\"app=backend\").OnTcp(Http), Allow.From(\"app=frontend\").To(Namespace(\"legacy\").Pods(\"app=old\")).OnTcp(Http)", false)]
    public Task PortInAConstant_IsCorrectedUnlessOthersHaveIt(string statements, bool isFixed)
    {
        const string constant = "const int Http = 80;\n";
        var text = Fixes.Program(Set(statements), constant);
        return isFixed ? Fixes.IsFixed(RuleIds.ServicePortUsed, text, text.Replace("= 80", "= 9090", StringComparison.Ordinal), Manifests) : Fixes.IsNotOffered(RuleIds.ServicePortUsed, text, Manifests);
    }

    [Fact]
    public Task ComputedLabel_IsNotOffered() =>
        Fixes.IsNotOffered(RuleIds.SelectorMatchesNothing, Fixes.Program(Set("Allow.From(\"app=\" + \"fronted\").To(\"app=backend\").OnTcp(9090)")), Manifests);

    [Theory]
    [InlineData("\"app=frontent\"", "\"app=frontend\"")]
    [InlineData("\"app=\" + \"frontent\"", null)]
    public Task RareLabel_IsRenamed(string selector, string? expected)
    {
        const string set = "Allow.From(\"app=frontend\").To(\"app=a1\").OnTcp(80), Allow.From(\"app=frontend\").To(\"app=a2\").OnTcp(80), Allow.From(\"app=frontend\").To(\"app=a3\").OnTcp(80), Allow.From(SELECTOR).To(\"app=a4\").OnTcp(81).EgressOnly()";
        return Check(RuleIds.RareLabel, set.Replace("SELECTOR", selector, StringComparison.Ordinal), expected is null ? null : set.Replace("SELECTOR", expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Allow.From(Namespaces(\"name=partner\")).To(\"app=b\").OnTcp(80)", "Allow.From(Namespace(\"partner\")).To(\"app=b\").OnTcp(80)")]
    [InlineData("Allow.From(Pods(\"app=a\").InNamespaces(\"name=partner\")).To(\"app=b\").OnTcp(80)", "Allow.From(Pods(\"app=a\").In(\"partner\")).To(\"app=b\").OnTcp(80)")]
    [InlineData("Allow.From(Dsl.Namespaces(\"name in (partner)\")).To(\"app=b\").OnTcp(80)", "Allow.From(Dsl.Namespace(\"partner\")).To(\"app=b\").OnTcp(80)")]
    [InlineData("Allow.From(Namespaces(\"name=partner,team=x\")).To(\"app=b\").OnTcp(80)", null)]
    [InlineData("Allow.From(Namespaces(\"name in (a,b)\")).To(\"app=b\").OnTcp(80)", null)]
    public Task NamespaceLabel_BecomesItsName(string statement, string? expected) => Check(RuleIds.NamespaceLabelNotSet, statement, expected);

    [Theory]
    [InlineData(RuleIds.ServicePortUsed, "OnTcp(80)", "OnTcp(9090)")]
    [InlineData(RuleIds.ServicePortUsed, "OnTcp(9091, 80)", "OnTcp(9091, 9090)")]
    [InlineData(RuleIds.ServicePortUsed, "OnTcp(40 + 40)", null)]
    [InlineData(RuleIds.PortNotDeclared, "OnTcp(\"htp\")", "OnTcp(\"http\")")]
    [InlineData(RuleIds.PortNotDeclared, "OnTcp(\"metrics\")", null)]
    [InlineData(RuleIds.PortNotDeclared, "OnTcp(9999)", null)]
    public Task Port_IsThatOfThePods(string id, string ports, string? expected) =>
        Check(id, $"Allow.From(\"app=frontend\").To(\"app=backend\").{ports}", expected is null ? null : $"Allow.From(\"app=frontend\").To(\"app=backend\").{expected}", Manifests);

    [Fact]
    public Task OnlyPortDeclared_IsTaken() =>
        Check(RuleIds.PortNotDeclared, "Allow.From(\"app=backend\").To(\"app=frontend\").OnTcp(8888)", "Allow.From(\"app=backend\").To(\"app=frontend\").OnTcp(8080)", Manifests);

    [Theory]
    [InlineData("Allow.From(\"app=a\").To(\"app=b\").OnTcp(80, 81), Allow.From(\"app=a\").To(\"app=b\").OnTcp(80)", "Allow.From(\"app=a\").To(\"app=b\").OnTcp(80, 81)")]
    [InlineData("Allow.From(\"app=a\").To(\"app=b\").OnTcp(80), Allow.From(\"app=a\").To(\"app=b\").OnTcp(80, 81)", "Allow.From(\"app=a\").To(\"app=b\").OnTcp(80, 81)")]
    [InlineData("Allow.From(\"app=a\").To(\"app=b\").OnTcp(80, 81), /* why */ Allow.From(\"app=a\").To(\"app=b\").OnTcp(80)", null)]
    [InlineData("Allow.From(AllPods).To(\"app=b\").OnTcp(80, 81).IngressOnly(), Allow.From(\"app=a\").To(\"app=b\").OnTcp(80)", null)]
    public Task StatementAlreadyAllowed_IsRemoved(string statements, string? expected) => Check(RuleIds.RuleAlreadyAllowed, statements, expected);

    [Theory]
    [InlineData("\n    Allow.From(\"app=frontend\").To(\"app=frontend\").OnTcp(8080),\n    // others\n    Allow.From(\"app=frontend\").To(\"app=backend\").OnTcp(9090)\n", "\n    // others\n    Allow.From(\"app=frontend\").To(\"app=backend\").OnTcp(9090)\n")]
    [InlineData("\n    Allow.From(\"app=frontend\").To(\"app=frontend\").OnTcp(8080), // itself\n    Allow.From(\"app=frontend\").To(\"app=backend\").OnTcp(9090)\n", null)]
    public Task SelfFlow_IsRemoved(string statements, string? expected) => Check(RuleIds.SelfFlow, statements, expected, Manifests);

    [Fact]
    public Task SelfFlow_ThatIsolates_IsKept() =>
        Fixes.IsNotOffered(RuleIds.SelfFlow, Fixes.Program("InNamespace(\"shop\", [Allow.Dns, Allow.From(\"app=frontend\").To(\"app=frontend\").OnTcp(8080)])"), Manifests);

    private static string Set(string statements) => $"InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns, {statements}])";

    private static Task Check(string id, string statements, string? expected, params string[] manifests) => expected is null
        ? Fixes.IsNotOffered(id, Fixes.Program(Set(statements)), manifests)
        : Fixes.IsFixed(id, Fixes.Program(Set(statements)), Fixes.Program(Set(expected)), manifests);
}
