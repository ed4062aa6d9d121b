using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Connectivity;

public sealed class FirstPolicyIsolatesRuleTests
{
    private const string Rule = RuleIds.FirstPolicyIsolates;
    private static readonly LintOptions s_on = new() { Enabled = [Rule] };

    [Fact]
    public void PolicyWithoutDefaultDeny_IsReportedWhenAskedFor()
    {
        Marked.Reports(Rule, Manifest.From("- podSelector: {}"));
        var finding = Assert.Single(Marked.Lint(Manifest.Spec("podSelector: {matchLabels: {app: web}}\ningress: [{}]"), s_on).Findings, found => found.RuleId == Rule);
        Assert.Equal("Policy 'shop/web' isolates pods 'app=web' in 'shop' for ingress, so all ingress that no rule allows is denied to them; say so with DefaultDeny.Ingress if it is meant", finding.Message);
        Assert.Equal(Severity.Info, finding.Severity);
    }

    [Theory]
    [InlineData("podSelector: {}\ningress: [{}]")]
    [InlineData("podSelector: {matchLabels: {app: web}}\npolicyTypes: [Ingress]")]
    public void DefaultDenyAndPoliciesThatOnlyDeny_AreFine(string spec) => Marked.Reports(Rule, Manifest.Spec(spec), s_on);

    [Fact]
    public void OneDirection_IsJudgedByItself() => Assert.Single(
        Marked.Lint(Manifest.Join(Manifest.Of("name: deny\nnamespace: shop", "podSelector: {}\npolicyTypes: [Ingress]"), Manifest.Spec("podSelector: {matchLabels: {app: web}}\npolicyTypes: [Ingress, Egress]\ningress: [{}]\negress: [{}]")), s_on).Findings,
        found => found.RuleId == Rule);

    [Fact]
    public void OpenWorld_IsNotJudged() => Marked.Reports(Rule, Manifest.Spec("podSelector: {matchLabels: {app: web}}\ningress: [{}]"), s_on, isOpen: true);

    // It does nothing in most runs, so it cannot be said to do nothing.
    [Fact]
    public void Acceptance_IsNeverOfNothing() => Assert.DoesNotContain(
        Marked.Lint(Manifest.Of("name: web\nnamespace: shop\nannotations: {netpol.sharp/accept-NETPOL3006: meant}", "podSelector: {matchLabels: {app: web}}\ningress: [{}]")).Findings, found => found.RuleId == RuleIds.AcceptanceOfNothing);
}
