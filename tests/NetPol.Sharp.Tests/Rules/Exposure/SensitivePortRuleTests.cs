using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Exposure;

public sealed class SensitivePortRuleTests
{
    private const string Rule = RuleIds.SensitivePort;
    private static readonly LintOptions s_on = new() { Enabled = [LintOptions.EveryRule] };

    [Theory]
    [InlineData("from: [{namespaceSelector: {}}], ")]
    [InlineData("from: [{podSelector: {}}, {ipBlock: {cidr: 192.0.2.0/24}}], ")]
    [InlineData("")]
    public void DatabaseForOthers_IsReportedWhenAskedFor(string from)
    {
        Marked.Reports(Rule, Manifest.Spec($"podSelector: {{}}\ningress: [{{{from}ports: [{{port: 5432}}]}}]"));
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.Spec($"podSelector: {{}}\ningress: [{{{from}ports: [[|{{port: 5432}}|]]}}]"), s_on));
        Assert.Equal("5432 is the port of PostgreSQL, and policy 'shop/web' admits more than its own namespace to it; name the clients that need it", finding.Message);
    }

    [Theory]
    [InlineData("from: [{podSelector: {}}], ports: [{port: 5432}]")]
    [InlineData("from: [{namespaceSelector: {}}], ports: [{port: 8080}]")]
    [InlineData("from: [{namespaceSelector: {}}], ports: [{protocol: UDP, port: 5432}]")]
    public void OtherRules_AreFine(string rule) => Marked.Reports(Rule, Manifest.Spec($"podSelector: {{}}\ningress: [{{{rule}}}]"), s_on);

    [Fact]
    public void OpenWorld_IsJudged() => Marked.Reports(Rule, Manifest.Spec("podSelector: {}\ningress: [{ports: [[|{port: 6379}|]]}]"), s_on, isOpen: true);
}
