using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Validity;

public sealed class PolicyDefinedTwiceRuleTests
{
    private const string Rule = RuleIds.PolicyDefinedTwice;

    [Fact]
    public void SameNamespaceAndName_IsReportedAtTheSecond()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.Spec("podSelector: {}") + "---\n" + Manifest.Metadata("name: [|web|]\nnamespace: shop")));
        Assert.Equal("Policy 'shop/web' is defined twice, and applying both keeps only the last; rename or remove one", finding.Message);
        var related = Assert.Single(finding.Related);
        Assert.Equal("the other definition", related.Message);
        Assert.Equal((4, 9), (related.Span.Line, related.Span.Column));
    }

    [Theory]
    [InlineData("name: web\nnamespace: tools")]
    [InlineData("name: api\nnamespace: shop")]
    [InlineData("name: web")]
    public void OtherNamespaceOrName_IsFine(string metadata) => Marked.IsFine(Manifest.Spec("podSelector: {}") + "---\n" + Manifest.Metadata(metadata));

    [Fact]
    public void NoNamespace_IsTheDefaultOne()
    {
        var text = Manifest.Metadata("name: web") + "---\n" + Manifest.Metadata("name: [|web|]\nnamespace: shop");
        Marked.Reports(Rule, text, new LintOptions { DefaultNamespace = "shop" });
        Marked.Reports(Rule, text.Replace("[|", "", System.StringComparison.Ordinal).Replace("|]", "", System.StringComparison.Ordinal));
        Marked.Reports(Rule, Manifest.Metadata("name: web\nnamespace: ''") + "---\n" + Manifest.Metadata("name: [|web|]\nnamespace: default"));
    }

    [Fact]
    public void EachFurtherDefinition_IsReported() => Marked.Reports(
        Rule, Manifest.Metadata("name: web") + "---\n" + Manifest.Metadata("name: [|web|]") + "---\n" + Manifest.Metadata("name: api") + "---\n" + Manifest.Metadata("name: [|web|]"));

    [Fact]
    public void PoliciesWithoutAName_AreNotCompared() =>
        Marked.Reports(Rule, Manifest.Metadata("generateName: web-") + "---\n" + Manifest.Metadata("generateName: web-") + "---\n" + Manifest.Metadata("name: 1") + "---\n" + Manifest.Metadata("name: 1"));

    [Fact]
    public void ItemsOfLists_Count() => Marked.Reports(
        Rule,
        """
        apiVersion: v1
        kind: List
        items:
        - {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web}, spec: {podSelector: {}}}
        - {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: [|web|]}, spec: {podSelector: {}}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicyList
        items:
        - {metadata: {name: [|web|]}, spec: {podSelector: {}}}
        """);

    [Fact]
    public void ObjectsOfOtherGroups_DoNotCount() => Marked.IsFine(
        Manifest.Metadata("name: web") + "---\napiVersion: crd.antrea.io/v1beta1\nkind: NetworkPolicy\nmetadata: {name: web}\n");
}
