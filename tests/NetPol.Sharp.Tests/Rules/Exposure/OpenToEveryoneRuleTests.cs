using System;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Exposure;

public sealed class OpenToEveryoneRuleTests
{
    private const string Rule = RuleIds.OpenToEveryone;

    [Fact]
    public void RuleWithoutPeers_IsReported() => Marked.Says(
        Rule,
        Ingress("[|{ports: [{port: 5432}]}|]"),
        "Policy 'shop/web' lets everyone inside and outside the cluster reach pods 'app=db' in 'shop'; name those that have to, or say why in the annotation 'netpol.sharp/because' (.Because)");

    [Theory]
    [InlineData("[|{}|]", "everyone inside and outside the cluster")]
    [InlineData("{from: [[|{namespaceSelector: {}}|]]}", "every pod in the cluster")]
    [InlineData("{from: [{podSelector: {}}, [|{namespaceSelector: {}, podSelector: {}}|]]}", "every pod in the cluster")]
    [InlineData("{from: [[|{ipBlock: {cidr: 0.0.0.0/0}}|], {ipBlock: {cidr: '::/0'}}]}", "every address of '0.0.0.0/0'")]
    [InlineData("{from: [[|{ipBlock: {cidr: '::/0', except: ['fc00::/7']}}|]]}", "every address of '::/0' but its exceptions")]
    public void WidePeers_AreReportedOnceARule(string rule, string who)
    {
        Assert.Contains(who, Assert.Single(Marked.Reports(Rule, Ingress(rule))).Message, StringComparison.Ordinal);
        Marked.Reports(Rule, Ingress(rule), isOpen: true);
    }

    [Theory]
    [InlineData("{from: [{podSelector: {}}]}")]
    [InlineData("{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: prometheus}}}]}")]
    [InlineData("{from: [{namespaceSelector: {matchLabels: {team: a}}}]}")]
    [InlineData("{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}")]
    public void NarrowerPeers_AreFine(string rule) => Marked.Reports(Rule, Ingress(rule));

    [Theory]
    [InlineData("podSelector: {}\npolicyTypes: [Egress]\negress: [{}]")]
    [InlineData("podSelector: {}\npolicyTypes: [Egress]\ningress: [{}]")]
    [InlineData("podSelector: {}\npolicyTypes: [Ingress]")]
    public void OtherDirectionOrNoRule_IsFine(string spec) => Marked.Reports(Rule, Manifest.Spec(spec));

    [Theory]
    [InlineData("netpol.sharp/because: public web server", false)]
    [InlineData("netpol.sharp/accept-NETPOL4004: public web server", false)]
    [InlineData("netpol.sharp/because: ' '", true)]
    public void Reason_Silences(string annotation, bool isReported) => Marked.Reports(
        Rule, Manifest.Of($"name: web\nnamespace: shop\nannotations: {{{annotation}}}", $"podSelector: {{}}\ningress: [{(isReported ? "[|{}|]" : "{}")}]"));

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        Assert.Single(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From(Anywhere).To("app=db").OnTcp(5432)])));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From(Anywhere).To("app=web").OnTcp(443).Because("public web server")])));
    }

    private static string Ingress(string rule) => Manifest.Spec($"podSelector: {{matchLabels: {{app: db}}}}\ningress:\n- {rule}");
}
