using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Usage;

public sealed class AcceptanceOfNothingRuleTests
{
    private const string Rule = RuleIds.AcceptanceOfNothing;
    private const string Narrow = "podSelector: {}\ningress: [{from: [{podSelector: {}}]}]";

    [Fact]
    public void AcceptanceOfNothing_IsReportedWhereItStands()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Policy("[|netpol.sharp/accept-NETPOL4004|]: old", Narrow)));
        Assert.Equal("Policy 'shop/web' accepts 'NETPOL4004', which finds nothing there, so the acceptance would only hide what comes later; remove it", finding.Message);
        Assert.Equal(Severity.Warning, finding.Severity);
    }

    [Fact]
    public void AcceptanceOfAFinding_IsFine() => Marked.Reports(Rule, Policy("netpol.sharp/accept-NETPOL4004: public", "podSelector: {}\ningress: [{}]"));

    [Theory]
    [InlineData("NETPOL0000", "there is no such rule")]
    [InlineData("netpol4004", "there is no such rule")]
    [InlineData("NETPOL1004", "cannot be accepted, because the API server")]
    [InlineData("NETPOL6001", "cannot be accepted, because it is about assertions")]
    [InlineData("NETPOL2016", "cannot be accepted, because the language")]
    [InlineData("NETPOL9004", "cannot be accepted, because the language")]
    public void AcceptanceOfWhatCannotBeAccepted_SaysSo(string id, string why) =>
        Assert.Contains(why, Assert.Single(Marked.Reports(Rule, Policy($"[|netpol.sharp/accept-{id}|]: x", Narrow), isOpen: true)).Message, StringComparison.Ordinal);

    // Rules about what is written are honoured and judged like the others.
    [Theory]
    [InlineData("NETPOL2012", "podSelector: {}\npolicyTypes: [Ingress]\negress: [{to: [{podSelector: {}}]}]")]
    [InlineData("NETPOL2014", "policyTypes: [Ingress]")]
    public void AcceptanceOfAWrittenMistake_IsOfUse(string id, string spec)
    {
        var policy = Policy($"netpol.sharp/accept-{id}: meant", spec);
        Marked.Reports(Rule, policy);
        Marked.Reports(id, policy);
        Assert.Single(Marked.Lint(Policy("a: b", spec)).Findings, finding => finding.RuleId == id);
        Assert.Single(Marked.Lint(Policy($"netpol.sharp/accept-{id}: meant", Narrow)).Findings, finding => finding.RuleId == Rule);
    }

    [Theory]
    [InlineData("NETPOL2003")]
    [InlineData("NETPOL2006")]
    [InlineData("NETPOL2007")]
    [InlineData("NETPOL2015")]
    public void RuleAboutManifests_IsJudgedWithThemOnly(string id)
    {
        Marked.Reports(Rule, Policy($"netpol.sharp/accept-{id}: x", Narrow));
        Marked.Reports(Rule, Manifest.Join(Policy($"[|netpol.sharp/accept-{id}|]: x", Narrow), Manifest.Deployment("web", "app: web")));
        Marked.Reports(Rule, Manifest.Join(Policy($"netpol.sharp/accept-{id}: x", "podSelector: {}\ningress: [{from: [{namespaceSelector: {matchLabels: {team: a}}}]}]"), Manifest.Deployment("web", "app: web")));
    }

    [Theory]
    [InlineData("NETPOL3001")]
    [InlineData("NETPOL3005")]
    [InlineData("NETPOL4008")]
    public void RuleThatNeedsEveryPolicy_IsJudgedInAClosedWorldOnly(string id)
    {
        Marked.Reports(Rule, Policy($"[|netpol.sharp/accept-{id}|]: x", Narrow));
        Marked.Reports(Rule, Policy($"netpol.sharp/accept-{id}: x", Narrow), isOpen: true);
    }

    [Fact]
    public void AcceptanceOfThisRule_CountsIfItHidesAnother()
    {
        Marked.Reports(Rule, Policy("netpol.sharp/accept-NETPOL4004: x, netpol.sharp/accept-NETPOL9006: comes and goes", Narrow));
        Marked.Reports(Rule, Policy("[|netpol.sharp/accept-NETPOL9006|]: x", Narrow));
    }

    [Fact]
    public void StatementOfSeveralPolicies_IsOneAcceptance()
    {
        // The statement makes a policy for each side, and the finding is about the one for egress.
        var set = InNamespace("shop", [DefaultDeny.All, Allow.From("app=a").To("app=b").OnTcp(80).Accept("NETPOL3001", "addresses only")]);
        Assert.Equal(2, set.ToNetworkPolicies().Count(policy => policy.Metadata.Annotations.Count > 0));
        Assert.Empty(Marked.OfProgram(Rule, set));
        Assert.NotEmpty(Marked.OfProgram(Rule, InNamespace("shop", [DefaultDeny.All, Allow.Dns, Allow.From("app=a").To("app=b").OnTcp(80).Accept("NETPOL2010", "theirs")])));
    }

    [Fact]
    public void Rule_IsJudgedAfterAllOthers() => Assert.Equal(Rule, RuleCatalog.Rules[^1].Descriptor.Id);

    private static string Policy(string annotations, string spec) => Manifest.Of($"name: web\nnamespace: shop\nannotations: {{{annotations}}}", spec);
}
