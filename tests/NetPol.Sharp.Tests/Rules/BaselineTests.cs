using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;

namespace NetPol.Sharp.Tests.Rules;

/// <summary>The file of known findings: what makes a finding the same one later.</summary>
public sealed class BaselineTests
{
    [Theory]
    [InlineData("/repo/k8s/a.yaml", "/repo", "k8s/a.yaml")]
    [InlineData("/repo/k8s/a.yaml", "/repo/", "k8s/a.yaml")]
    [InlineData("/repo/k8s/a.yaml", "/repo/policies", "../k8s/a.yaml")]
    [InlineData(@"C:\repo\k8s\a.yaml", @"C:\repo\policies\", "../k8s/a.yaml")]
    [InlineData("<stdin>", "/repo", "<stdin>")]
    [InlineData("/repo/a: b.yaml", "/repo", "a:%20b.yaml")]
    public void File_IsRelativeToTheBaseline(string file, string folder, string expected) =>
        Assert.Equal($"NETPOL4004 {expected}: Open", Baseline.LineOf(Found("Open", file), folder));

    [Fact]
    public void Line_HasNoLineNumber() => Assert.Equal(
        "NETPOL4004 a.yaml: Policy 'shop/db' is defined twice, by line and by api.yaml, on port 8080 of 10.0.0.0/8",
        Baseline.LineOf(Found("Policy 'shop/db' is defined twice, by line 12 and by /repo/x/api.yaml:7:3, on port 8080 of 10.0.0.0/8", "/repo/a.yaml"), "/repo"));

    [Fact]
    public void SecondOfAKind_IsNew()
    {
        var baseline = Baseline.Parse(Baseline.Write([Baseline.LineOf(Found("Open", "/repo/a.yaml", line: 3), "/repo")]), "b");
        Assert.Equal([9], baseline.Unknown([Found("Open", "/repo/a.yaml", line: 5), Found("Open", "/repo/a.yaml", line: 9)], "/repo").Select(finding => finding.Span.Line));
        Assert.Single(baseline.Unknown([Found("Open", "/repo/b.yaml")], "/repo"));
        Assert.Empty(Baseline.Parse("", "b").Entries);
    }

    [Fact]
    public void ViolatedAssertion_IsNeverKnown()
    {
        var violated = Found("x", "/repo/a.cs") with { RuleId = RuleIds.AssertionViolated };
        Assert.Single(Baseline.Parse(Baseline.LineOf(violated, "/repo"), "b").Unknown([violated], "/repo"));
    }

    [Theory]
    [InlineData("\n\nNETPOL4004", 3)]
    [InlineData("# a comment\r\nNETPOL4004 a.yaml\r\n", 2)]
    [InlineData("NETPOL4004 a.yaml: x\n=======\n", 2)]
    public void OtherLine_IsRefused(string text, int line)
    {
        var exception = Assert.Throws<BaselineException>(() => Baseline.Parse(text, "b"));
        Assert.Equal(new SourceSpan("b", line, 1), exception.Span);
    }

    private static Finding Found(string message, string file, int line = 1) => new("NETPOL4004", Severity.Warning, message, new SourceSpan(file, line, 1));
}
