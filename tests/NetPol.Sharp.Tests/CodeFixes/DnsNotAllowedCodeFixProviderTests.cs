using System.Threading.Tasks;
using NetPol.Sharp.CodeFixes;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.CodeFixes;

/// <summary>NETPOL3001 is fixed where it is reported.</summary>
public sealed class DnsNotAllowedCodeFixProviderTests
{
    private const string Flow = "Allow.From(\"app=a\").To(\"app=b\").OnTcp(80)";

    private const string Tiers = "static readonly NamespaceHandle Web = Namespace(\"web\"), Api = Namespace(\"api\");\nstatic readonly PodPeer Frontend = Web.Pods(\"app=frontend\"), Backend = Api.Pods(\"app=backend\");\n";

    [Theory]
    [InlineData($"InNamespace(\"shop\", [{Flow}])", $"InNamespace(\"shop\", [Allow.Dns, {Flow}])")]
    [InlineData($"InNamespace(\"shop\", [DefaultDeny.All, {Flow}, Never.From(\"app=b\").To(Internet)])", $"InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns, {Flow}, Never.From(\"app=b\").To(Internet)])")]
    [InlineData($"InNamespace(\"shop\", [DefaultDeny.Ingress, DefaultDeny.Egress, {Flow}])", $"InNamespace(\"shop\", [DefaultDeny.Ingress, DefaultDeny.Egress, Allow.Dns, {Flow}])")]
    [InlineData($"[DefaultDeny.All, {Flow}]", $"[DefaultDeny.All, Allow.Dns, {Flow}]")]
    [InlineData("[DefaultDeny.All, Policy(\"p\").Selecting(\"app=a\").AllowEgress(to: Pods(\"app=b\"), on: Port.Tcp(80))]", "[DefaultDeny.All, Allow.Dns, Policy(\"p\").Selecting(\"app=a\").AllowEgress(to: Pods(\"app=b\"), on: Port.Tcp(80))]")]
    [InlineData(
        "InNamespace(\"shop\",\n    [\n        DefaultDeny.All, // closed\n\n        // a to b\n        " + Flow + ",\n    ])",
        "InNamespace(\"shop\",\n    [\n        DefaultDeny.All, // closed\n        Allow.Dns,\n\n        // a to b\n        " + Flow + ",\n    ])")]
    [InlineData(
        "InNamespace(\"shop\",\n\t[\n\t\t// a to b\n\t\t" + Flow + "\n\t])",
        "InNamespace(\"shop\",\n\t[\n\t\tAllow.Dns,\n\t\t// a to b\n\t\t" + Flow + "\n\t])")]
    [InlineData(
        "InNamespace(\"shop\",\r\n    [\r\n        " + Flow + ",\r\n    ])",
        "InNamespace(\"shop\",\r\n    [\r\n        Allow.Dns,\r\n        " + Flow + ",\r\n    ])")]
    public Task SetOfOneNamespace_AllowsDns(string set, string expected) => IsFixed(set, expected);

    [Theory]
    [InlineData(
        "[DefaultDeny.All.In(Web, Api), Allow.From(Frontend).To(Backend).OnTcp(80)]",
        "[DefaultDeny.All.In(Web, Api), Allow.DnsFor(Frontend), Allow.From(Frontend).To(Backend).OnTcp(80)]")]
    [InlineData(
        "[\n    DefaultDeny.All.In(Web, Api),\n    Allow.From(Web.Pods(\"app=x\")).To(Backend).OnTcp(80),\n]",
        "[\n    DefaultDeny.All.In(Web, Api),\n    Allow.DnsFor(Web.Pods(\"app=x\")),\n    Allow.From(Web.Pods(\"app=x\")).To(Backend).OnTcp(80),\n]")]
    public Task SetOfSeveralNamespaces_AllowsDnsForTheSource(string set, string expected) => IsFixed(set, expected, Tiers);

    [Fact]
    public Task HelperOfAnotherSet_AllowsDnsThere() => IsFixed(
        "InNamespace(\"shop\", [DefaultDeny.All, .. Flows()])",
        "InNamespace(\"shop\", [DefaultDeny.All, .. Flows()])",
        "static PolicySet Flows() => [" + Flow + "];\n",
        "static PolicySet Flows() => [Allow.Dns, " + Flow + "];\n");

    [Fact]
    public async Task TypeThatIsNotImported_IsQualified()
    {
        const string text = "public static class Shop { [Policies] public static PolicySet Policies => InNamespace(\"shop\", [NetPol.Sharp.Allow.From(\"app=a\").To(\"app=b\").OnTcp(80)]); class Allow { } }";
        Assert.Equal(text.Replace("[NetPol", "[NetPol.Sharp.Allow.Dns, NetPol", System.StringComparison.Ordinal), await Fix(text));
    }

    [Theory]
    [InlineData("InNamespace(\"shop\", [DefaultDeny.All, Link()])", "static AllowStatement Link() => " + Flow + ";\n")]
    [InlineData("InNamespace(\"shop\", [DefaultDeny.All, .. Links()])", "static IEnumerable<PolicyStatement> Links() { foreach (var app in new[] { \"a\" }) yield return Allow.From($\"app={app}\").To(\"app=b\").OnTcp(80); }\n")]
    public Task StatementOfAHelper_AllowsDnsInTheSet(string set, string before) => IsFixed(set, set.Replace("DefaultDeny.All,", "DefaultDeny.All, Allow.Dns,", System.StringComparison.Ordinal), before);

    [Fact]
    public Task PolicyOfANamespace_AllowsDnsForItsPods() => IsFixed(
        "[DefaultDeny.All.In(Web, Api), Policy(\"p\").Selecting(Frontend).AllowEgress(to: Backend, on: Port.Tcp(80))]",
        "[DefaultDeny.All.In(Web, Api), Allow.DnsFor(Frontend), Policy(\"p\").Selecting(Frontend).AllowEgress(to: Backend, on: Port.Tcp(80))]",
        Tiers);

    [Theory]
    [InlineData("InNamespace(\"shop\", Array.Empty<PolicyStatement>().Append(DefaultDeny.All).Append(" + Flow + ").ToPolicySet())", "static PolicySet ToPolicySet(this IEnumerable<PolicyStatement> statements) => PolicySet.Create([.. statements]);\n")]
    [InlineData("[DefaultDeny.All.In(Web), .. new[] { \"x\", \"y\" }.Select(app => Allow.From(Web.Pods($\"app={app}\")).To(Internet).OnTcp(443))]", Tiers)]
    public async Task NoStatementThatHelps_NoFix(string set, string before) => Assert.Null(await Fix(Program(set, before)));

    [Fact]
    public async Task AllFindings_AddOneStatementASet()
    {
        const string other = "Allow.From(\"app=c\").To(\"app=d\").OnTcp(80)";
        var text = Program($"InNamespace(\"shop\", [DefaultDeny.All, {Flow}, {other}])") + "\n"
            + Program($"[DefaultDeny.All.In(Web, Api), Allow.From(Frontend).To(Backend).OnTcp(80), Allow.From(Backend).To(Internet).OnTcp(443)]", Tiers).Replace("Shop", "ThreeTier", System.StringComparison.Ordinal);
        using (var program = new FixedProgram([text]))
        {
            Assert.Equal(4, (await program.Diagnostics(RuleIds.DnsNotAllowed)).Length);
        }

        Assert.Equal(
            text.Replace($"DefaultDeny.All, {Flow}", $"DefaultDeny.All, Allow.Dns, {Flow}", System.StringComparison.Ordinal)
                .Replace("DefaultDeny.All.In(Web, Api), ", "DefaultDeny.All.In(Web, Api), Allow.DnsFor(Backend), Allow.DnsFor(Frontend), ", System.StringComparison.Ordinal),
            await Fixes.FixAll(RuleIds.DnsNotAllowed, text));
    }

    private static string Program(string set, string before = "") => $"public static class Shop\n{{\n{before}[Policies] public static PolicySet Policies => {set};\n}}\n";

    private static async Task IsFixed(string set, string expected, string before = "", string? expectedBefore = null) =>
        Assert.Equal(Program(expected, expectedBefore ?? before), await Fix(Program(set, before)));

    private static async Task<string?> Fix(string text)
    {
        using var program = new FixedProgram([text]);
        return await program.FixFirst(new DnsNotAllowedCodeFixProvider(), RuleIds.DnsNotAllowed) is null ? null : Assert.Single(await program.Texts());
    }
}
