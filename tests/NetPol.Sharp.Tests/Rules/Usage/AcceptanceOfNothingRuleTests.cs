using System;
using System.Linq;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Usage;

public sealed class AcceptanceOfNothingRuleTests
{
    private const string Rule = RuleIds.AcceptanceOfNothing;
    private const string Open = "podSelector: {}\ningress: [{from: [{namespaceSelector: {}}]}]";
    private const string Narrow = "podSelector: {}\ningress: [{from: [{podSelector: {}}]}]";

    [Fact]
    public void AcceptanceOfWhatIsNotFound_IsReportedAtItsAnnotation() => Marked.Says(
        Rule, Of("[|netpol.sharp/accept-NETPOL4004|]: public", Narrow), "Policy 'shop/web' accepts 'NETPOL4004', which finds nothing there, so the acceptance would only hide what comes later; remove it");

    [Fact]
    public void AcceptanceOfWhatIsFound_IsFine() => Marked.Reports(Rule, Of("netpol.sharp/accept-NETPOL4004: public", Open));

    // What says why needs no acceptance.
    [Fact]
    public void AcceptanceBesideAReason_IsReported() => Marked.Reports(Rule, Of("netpol.sharp/because: public, [|netpol.sharp/accept-NETPOL4004|]: public", Open));

    // Those of single policies count as well.
    [Fact]
    public void AcceptanceOfARuleAboutSinglePolicies_IsFine() => Marked.Reports(Rule, Of("netpol.sharp/accept-NETPOL2012: later", "podSelector: {}\npolicyTypes: [Ingress]\negress: [{}]"));

    [Theory]
    [InlineData("NETPOL4999", "and there is no such rule; correct the id, or remove the acceptance")]
    [InlineData("4004", "and there is no such rule; correct the id, or remove the acceptance")]
    [InlineData("NETPOL1011", "which cannot be accepted, because the API server rejects or misreads the object all the same; remove the acceptance")]
    [InlineData("NETPOL6001", "which cannot be accepted, because it is about assertions; remove the acceptance")]
    [InlineData("NETPOL2016", "which cannot be accepted, because the language cannot express what breaks it; remove the acceptance")]
    [InlineData("NETPOL9001", "which cannot be accepted, because it is about C#, where a pragma says so; remove the acceptance")]
    public void AcceptanceThatCannotWork_IsReportedWithWhy(string id, string why)
    {
        var complaint = Assert.Single(Marked.Reports(Rule, Of($"[|netpol.sharp/accept-{id}|]: why", Narrow))).Message;
        Assert.Equal($"Policy 'shop/web' accepts '{id}', {why}", complaint);
    }

    [Fact]
    public void OtherAnnotations_AreFine() => Marked.Reports(Rule, Of("netpol.sharp/because: x, example.com/accept-NETPOL4004: x", Narrow));

    [Fact]
    public void AcceptanceByOneOfSeveralPolicies_IsOfUseForEach()
    {
        PolicySet set = InNamespace("shop", [DefaultDeny.All, Allow.Dns, Allow.From(AllNamespaces).To(Pods("app=a") | Pods("app=b")).OnTcp(80).Accept(RuleIds.OpenToEveryone, "public")]);
        Assert.Empty(Marked.OfProgram(Rule, set));
        set = InNamespace("shop", [DefaultDeny.All, Allow.Dns, Allow.From("app=a").To("app=b").OnTcp(80).Accept(RuleIds.DnsNotAllowed, "addresses only")]);
        Assert.Equal(2, Marked.OfProgram(Rule, set).Count);
    }

    // What is accepted where the finding is about several policies.
    [Fact]
    public void AcceptanceForTheNamespace_IsOfUse() => Marked.Reports(Rule, Manifest.Join(
        Of("netpol.sharp/accept-NETPOL4008: a playground", "podSelector: {matchLabels: {app: a}}\npolicyTypes: [Egress]"),
        Manifest.Of("name: api\nnamespace: shop", "podSelector: {matchLabels: {app: b}}\ningress: [{from: [{podSelector: {}}]}]")));

    [Theory]
    [InlineData(RuleIds.DefaultDenyMissing)]
    [InlineData(RuleIds.DnsNotAllowed)]
    [InlineData(RuleIds.FlowAllowedOnOneSide)]
    public void RulesThatNeedEveryPolicy_AreNotJudgedInAnOpenWorld(string id)
    {
        Marked.Reports(Rule, Of($"netpol.sharp/accept-{id}: x", Narrow), isOpen: true);
        Marked.Reports(Rule, Of($"[|netpol.sharp/accept-{id}|]: x", Narrow));
        Marked.Reports(Rule, Of("[|netpol.sharp/accept-NETPOL4004|]: x", Narrow), isOpen: true);
    }

    [Fact]
    public void RulesAboutManifests_AreJudgedWithThem()
    {
        Marked.Reports(Rule, Of("netpol.sharp/accept-NETPOL2003: x", Narrow));
        Marked.Reports(Rule, Manifest.Join(Of("[|netpol.sharp/accept-NETPOL2003|]: x", Narrow), Manifest.Deployment("a", "app: a")));
        Marked.Reports(Rule, Manifest.Join(Of("netpol.sharp/accept-NETPOL2003: x", "podSelector: {matchLabels: {app: b}}"), Manifest.Deployment("a", "app: a")));
    }

    [Theory]
    [InlineData(RuleIds.BackendNotReachable)]
    [InlineData(RuleIds.WebhookNotReachable)]
    [InlineData(RuleIds.MetricsNotReachable)]
    [InlineData(RuleIds.ClientAddressesReplaced)]
    public void RulesAboutWhoConnects_AreJudgedWithTheManifests(string id)
    {
        Marked.Reports(Rule, Of($"netpol.sharp/accept-{id}: x", Narrow));
        Marked.Reports(Rule, Manifest.Join(Of($"[|netpol.sharp/accept-{id}|]: x", Narrow), Manifest.Deployment("a", "app: a")));
        Marked.Reports(Rule, Manifest.Join(Of($"netpol.sharp/accept-{id}: x", Narrow), Manifest.Deployment("a", "app: a")), isOpen: true);
    }

    // Without the manifests the finding is there.
    [Fact]
    public void RulesThatManifestsSilence_AreNotJudgedWithThem()
    {
        var policy = Of("netpol.sharp/accept-NETPOL4008: x", "podSelector: {matchLabels: {app: a}}\ningress: [{from: [{podSelector: {}}]}]");
        Marked.Reports(Rule, policy);
        Marked.Reports(Rule, Manifest.Join(policy, Manifest.Deployment("a", "app: a")));
        var named = Of("netpol.sharp/accept-NETPOL2005: x", "podSelector: {}\ningress: [{from: [{namespaceSelector: {matchLabels: {name: a}}}]}]");
        Marked.Reports(Rule, named);
        Marked.Reports(Rule, Manifest.Join(named, Manifest.Namespace("a", "name: a")));
    }

    [Fact]
    public void AcceptanceOfTheRuleItself_IsOfUseOrReported()
    {
        Marked.Reports(Rule, Of("netpol.sharp/accept-NETPOL4004: x, netpol.sharp/accept-NETPOL9006: comes and goes", Narrow));
        Marked.Reports(Rule, Of("[|netpol.sharp/accept-NETPOL9006|]: comes and goes", Narrow));
    }

    private static string Of(string annotations, string spec) => Manifest.Of($"name: web\nnamespace: shop\nannotations: {{{annotations}}}", spec);
}
