using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Exposure;

public sealed class WidePortRangeRuleTests
{
    private const string Rule = RuleIds.WidePortRange;
    [Fact]
    public void ManyPorts_AreReported() => Marked.Says(Rule, Manifest.Ports("- [|port: 30000\n  endPort: 32767|]"), "30000-32767 are 2768 ports; narrow the range to those that are used");

    [Theory]
    [InlineData("- {port: 30000, endPort: 30999}")]
    [InlineData("- {port: 80}")]
    [InlineData("- {protocol: TCP}")]
    public void FewPorts_AreFine(string ports) => Marked.Reports(Rule, Manifest.Ports(ports));

    [Fact]
    public void OpenWorld_IsJudged() => Marked.Reports(Rule, Manifest.Ports("- [|{port: 1, endPort: 1001}|]"), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike() => Assert.NotEmpty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=a").To("app=b").OnTcpRange(1, 2000)])));
}
