using System.Linq;
using System.Threading.Tasks;
using NetPol.Sharp.Analyzers.Diagnostics;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>What is underlined where, in programs as users write them.</summary>
public sealed class PolicyAnalyzerTests
{
    [Theory]
    [InlineData("DefaultDeny.All, Allow.Dns, Allow.From(\"app=a\").To(\"app=b\").{|NETPOL1004:OnTcp(0)|}")]
    [InlineData("DefaultDeny.All, Allow.Dns, Allow.From(\"app=a\").To({|NETPOL1001:Cidr(\"10.0.0.0\")|}).OnTcp(80)")]
    [InlineData("DefaultDeny.All, Allow.Dns, Allow.From(\"app=a\").To({|NETPOL1002:Cidr(\"10.0.0.5/24\")|}).OnTcp(80)")]
    [InlineData("DefaultDeny.All, Allow.Dns, Allow.From(\"app=a\").To(Cidr(\"10.0.0.0/8\").{|NETPOL1003:Except(\"192.168.0.0/16\")|}).OnTcp(80)")]
    [InlineData("DefaultDeny.All, Allow.Dns, Allow.From(\"app=a\").To(\"app=b\").{|NETPOL1005:OnTcpRange(90, 80)|}")]
    [InlineData("DefaultDeny.All, Allow.Dns, Allow.From(\"app=a\").To(\"app=b\").{|NETPOL1006:OnTcp(\"Http_Port\")|}")]
    [InlineData("DefaultDeny.All, Allow.Dns, Allow.{|NETPOL1008:From(\"app frontend\")|}.To(\"app=b\").OnTcp(80)")]
    [InlineData("DefaultDeny.All, Allow.Dns, Allow.From({|NETPOL1007:Namespace(\"Shop!\")|}).To(\"app=b\").OnTcp(80)")]
    [InlineData("DefaultDeny.All, Allow.Dns.{|NETPOL9004:Because(\" \")|}")]
    [InlineData("DefaultDeny.All, Allow.Dns, Allow.{|NETPOL2016:From(Namespace(\"x\"))|}.To(Namespace(\"y\")).OnTcp(80)")]
    public async Task Mistake_IsUnderlinedOnTheCall(string statements) => await MarkedProgram.Shop(statements);

    [Fact]
    public Task SetThatIsCalledLikeTheMark_IsMissedAllTheSame() => MarkedProgram.Reports("""
        public static class Shop
        {
            [Policies] public static PolicySet Tools => [DefaultDeny.All.In("tools")];
            static PolicySet {|NETPOL9002:Policies|} => [DefaultDeny.All.In("shop")];
        }
        """);

    [Fact]
    public async Task CorrectProgram_HasNothingUnderlined() => await MarkedProgram.Shop(
        "DefaultDeny.All, Allow.Dns, Allow.From(Namespace(\"ingress\")).To(\"app=frontend\").OnTcp(8080), Allow.From(\"app=frontend\").To(\"app=backend\").OnTcp(9090), Never.From(Internet).To(\"app=backend\")",
        ("cluster.yaml", ShopManifests.Workloads));

    [Fact]
    public async Task EgressWithoutDns_IsUnderlined() => await MarkedProgram.Shop(
        "DefaultDeny.All, Allow.{|NETPOL3001:From(\"app=frontend\")|}.To(\"app=backend\").OnTcp(9090)");

    [Fact]
    public async Task NeverThatAnotherSetBreaks_IsUnderlinedWithTheLines()
    {
        var diagnostics = await MarkedProgram.ReportsAll(
        [
            ("Shop.cs", SourceProgram.Usings + """
                public static class Shop
                {
                    [Policies(Cluster = "prod")]
                    public static PolicySet Policies => InNamespace("shop", [DefaultDeny.All, Allow.Dns, Never.{|NETPOL6001:From("app=a")|}.To("app=db")]);
                }
                """),
            ("Other.cs", SourceProgram.Usings + """
                public static class Other
                {
                    [Policies(Cluster = "prod")]
                    public static PolicySet Policies => InNamespace("shop", [Allow.From("app=a").To("app=db").OnTcp(5432)]);
                    [Policies(Cluster = "test")]
                    public static PolicySet Elsewhere => InNamespace("shop", [DefaultDeny.All, Allow.Dns, Allow.From("app=a").To("app=db").OnTcp(5432)]);
                }
                """),
        ]);
        var related = Assert.Single(diagnostics).AdditionalLocations.Select(location => location.SourceTree!.GetText().ToString(location.SourceSpan));
        Assert.Equal(["To(\"app=db\")", "From(\"app=a\")"], related);
    }

    [Fact]
    public async Task LabelNobodyHas_IsUnderlinedWhereItIsWritten()
    {
        var diagnostics = await MarkedProgram.Reports(
            """
            public static class Shop
            {
                static readonly PodPeer Frontend = {|NETPOL2003:Pods("app=fronted")|};
                [Policies]
                public static PolicySet Policies => InNamespace("shop", [DefaultDeny.All, Allow.Dns, Allow.From(Frontend).To("app=backend").OnTcp(9090)]);
            }
            """,
            ("cluster.yaml", ShopManifests.Workloads));
        Assert.Contains("app=frontend", Assert.Single(diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
    }

    // The label of a namespace's name is not written by the user, and several statements share one policy.
    [Fact]
    public async Task NamespaceNobodyHas_IsUnderlinedInItsOwnStatement() => await MarkedProgram.Shop(
        "DefaultDeny.All, Allow.Dns, Allow.From(\"app=frontend\").To(\"app=backend\").OnTcp(9090), Allow.{|NETPOL2003:From(Namespace(\"monitroing\"))|}.To(\"app=backend\").OnTcp(9090), "
        + "Policy(\"p\").Selecting(\"app=backend\").{|NETPOL2003:AllowIngress(from: Namespace(\"monitorng\"), on: Port.Tcp(9090))|}",
        ("cluster.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: monitoring}\n---\n" + ShopManifests.Workloads));

    [Fact]
    public async Task AcceptanceOfNothing_IsUnderlinedOnceWhereItIsWritten() => await MarkedProgram.Shop(
        """
        DefaultDeny.All, Allow.Dns, Allow.From("app=a").To("app=b").OnTcp(80), Allow.From("app=c").To("app=b").OnTcp(80).{|NETPOL9006:Accept("NETPOL4004", "open")|},
        Allow.From("app=c").To("app=a").OnTcp(80).{|NETPOL9006:Accept("NETPOL9999", "no such rule")|}, Policy("p").Selecting("app=b").DenyIngress().{|NETPOL9006:Accept("NETPOL1001", "why")|}
        """);

    // It is of use in one of its namespaces.
    [Fact]
    public async Task AcceptanceOfAStatementForSeveralNamespaces_IsOfUse() => await MarkedProgram.Reports(
        """
        public static class Shop
        {
            [Policies]
            public static PolicySet Policies => 
            [
                DefaultDeny.All.In("y"), Namespace("x").Managed(),
                Allow.From(Namespace("z")).To(Pods("app=b").In("x") | Pods("app=b").In("y")).OnTcp(1).Accept("NETPOL4008", "x stays open"),
            ];
        }
        """);

    [Fact]
    public async Task ManifestThatCannotBeRead_ProvesNothingMissing() => await MarkedProgram.Shop(
        "DefaultDeny.All, Allow.Dns, Allow.From(\"app=frontend\").To(\"app=database\").OnTcp(5432)",
        ("cluster.yaml", ShopManifests.Workloads + "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: database, namespace: shop}\nspec: {template: {metadata: {labels: [app, database]}}}\n"));

    [Theory]
    [InlineData("[DefaultDeny.All.In(\"x\"), Allow.From(\"app=a\").To(\"app=b\").OnTpc(80), Never.From(\"app=a\").To(\"app=c\")]")]
    [InlineData("[.. Con]")]
    [InlineData("[.. new[] { 1 }.Select(Missing).SelectMany(s => s)]")]
    [InlineData("[DefaultDeny.All, .. Missing.Colon, Allow.Dns")]
    public async Task CodeThatDoesNotCompile_IsLeftToTheCompiler(string set)
    {
        var program = SourceProgram.Of($"public static class P {{ [Policies] public static PolicySet Policies => {set}; }}");
        Assert.NotEmpty(program.Errors);
        Assert.Empty(await program.Analyze(new PolicyAnalyzer(), new UsageAnalyzer()));
    }

    // What is enumerated later cannot be evaluated later, and hides nothing of other sets.
    [Fact]
    public async Task SetThatIsAnIterator_IsJudgedAsFarAsItIsKnown() => await MarkedProgram.Reports(
        """
        public static class Shop
        {
            [Policies(Cluster = "a")] public static IEnumerable<PolicyStatement> {|NETPOL9003:Logs|}() { Console.WriteLine(); yield return Allow.Dns; }
            [Policies(Cluster = "b")] public static IEnumerable<PolicyStatement> {|NETPOL9003:Endless|}() { while (true) yield return Allow.Dns; }
            [Policies(Cluster = "c")] public static IEnumerable<PolicyStatement> {|NETPOL9003:Parses|}() { yield return Allow.From("app=a").To("app=b").OnTcp(int.Parse("x")); }
            [Policies(Cluster = "d")] public static PolicySet Proven => InNamespace("d", [Never.{|NETPOL6001:From("app=a")|}.To("app=b")]);
        }
        """);

    [Fact]
    public async Task MarkOfAnotherName_IsAMark() => await MarkedProgram.ReportsAll([("A.cs", "using Emit = NetPol.Sharp.PoliciesAttribute;\n" + SourceProgram.Usings + "public static class Shop { [Emit] public static PolicySet Set => InNamespace(\"d\", [Never.{|NETPOL6001:From(\"app=a\")|}.To(\"app=b\")]); }")]);

    [Fact]
    public async Task MarkInVain_IsUnderlined() => await MarkedProgram.Reports(
        """
        public sealed class Shop
        {
            [Policies] public PolicySet {|NETPOL9002:Instance|} => [Allow.Dns];
            [Policies] public static PolicySet {|NETPOL9002:Of|}(string app) => [Allow.DnsFor(app)];
        }
        """);

    [Fact]
    public async Task ServicePort_IsUnderlined() => await MarkedProgram.Shop(
        "DefaultDeny.All, Allow.Dns, Allow.From(\"app=frontend\").To(\"app=backend\").{|NETPOL2006:OnTcp(80)|}", ("cluster.yaml", ShopManifests.Workloads));

    [Fact]
    public async Task PolicyInAManifest_IsPartOfTheWorldAndFindingsPointIntoIt() => await MarkedProgram.Shop(
        "DefaultDeny.All, Allow.Dns, Never.{|NETPOL6001:From(\"app=a\")|}.To(\"app=b\")",
        ("k8s/more.yaml", """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: a, namespace: shop}
            spec: {podSelector: {matchLabels: {app: a}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: b}}}]}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: b, namespace: shop}
            spec: {podSelector: {matchLabels: {app: b}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {app: a}}}]}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: c, namespace: shop}
            spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{ports: [{port: {|NETPOL1004:0|}}]}]}

            """));

    [Fact]
    public async Task WhatCannotBeEvaluated_IsSaidAndNothingIsTakenForProven() => await MarkedProgram.Reports(
        """
        public static class Shop
        {
            [Policies]
            public static PolicySet {|NETPOL9003:Policies|} => InNamespace("shop",
            [
                Allow.From("app=a").To("app=b").OnTcp(int.Parse(File.ReadAllText("port"))),
                Allow.From("app=x").To("app=y").OnTcp(80),
                Never.{|NETPOL6003:From("app=a")|}.To("app=db"),
                Never.{|NETPOL6001:From("app=x")|}.To("app=y").OnTcp(80),
            ]);
            static PolicySet Unreached() => Environment.MachineName == "x" ? [Never.{|NETPOL6003:From("app=q")|}.To("app=db")] : [];
            [Policies]
            public static PolicySet {|NETPOL9003:More|} => [.. Unreached()];
        }
        """);

    [Fact]
    public async Task StatementsThatNoSetHolds_AreUnderlined() => await MarkedProgram.Reports(
        """
        public static class Shop
        {
            static readonly AllowStatement {|NETPOL9001:Forgotten|} = Allow.From("app=a").To("app=b").OnTcp(80);
            static PolicySet {|NETPOL9002:Loose|} => [Allow.Dns];
            static PolicySet Part() => [DefaultDeny.All];
            [Policies]
            public static PolicySet Policies
            {
                get
                {
                    {|NETPOL9001:Allow.From("app=a").To("app=b").OnTcp(80)|};
                    _ = {|NETPOL9001:Never.From("app=a").To("app=b")|};
                    var unused = {|NETPOL9001:Allow.From("app=a").To("app=c").OnTcp(80)|};
                    var used = Allow.Dns;
                    var list = new List<PolicyStatement> { DefaultDeny.All };
                    list.Add(Allow.Dns);
                    {|NETPOL9001:list.Append(Allow.From("app=a").To("app=d").OnTcp(80))|};
                    var {|NETPOL9001:forgotten|} = new List<PolicyStatement>();
                    foreach (var app in new[] { "a" }) { forgotten.Add(Allow.From("app=a").To("app=e").OnTcp(80)); }
                    return [used, .. Part(), .. list];
                }
            }
            static void Start(string[] args) => PolicyProgram.Run(args, {|NETPOL9002:Handed|});
            static PolicySet Handed => [Allow.Dns];
        }
        """.Replace("{|NETPOL9002:Handed|});", "Handed);", System.StringComparison.Ordinal).Replace("PolicySet Handed", "PolicySet {|NETPOL9002:Handed|}", System.StringComparison.Ordinal));
}
