using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Intent;

/// <summary>What is said of assertions that are violated, vacuous or not proven.</summary>
public sealed class AssertionRulesTests
{
    [Fact]
    public void Violation_NamesBothLines()
    {
        PolicySet set = InNamespace("shop",
        [
            DefaultDeny.All,
            Allow.From("app=frontend").To("app=database").OnTcp(5432),
            Never.From("app=frontend").To("app=database"),
        ]);
        var finding = Assert.Single(Judge(set));
        Assert.Equal((RuleIds.AssertionViolated, Severity.Error), (finding.RuleId, finding.Severity));
        Assert.Equal(
            "'Never.From(Pods(\"app=frontend\")).To(Pods(\"app=database\")) on any port' is violated: a pod app=frontend in namespace 'shop' can reach a pod app=database in namespace 'shop' on TCP 5432: policy 'shop/frontend' lets it out and policy 'shop/database' lets it in; narrow a rule or the assertion",
            finding.Message);
        var lines = set.Skip(1).Select(statement => statement.Span.Line).ToArray();
        Assert.Equal(lines[1], finding.Span.Line);
        Assert.Equal([("lets it out", lines[0]), ("lets it in", lines[0])], finding.Related.Select(related => (related.Message, related.Span.Line)));
    }

    [Fact]
    public void OpenEnds_AreNamed()
    {
        Assert.EndsWith(
            "on TCP 80: no policy isolates the source for egress and no policy isolates the destination for ingress; isolate one of them with a default deny",
            Assert.Single(Judge(InNamespace("shop", [Never.From("app=a").To("app=b")]))).Message,
            System.StringComparison.Ordinal);
        Assert.EndsWith(
            "on TCP 443: policy 'shop/a' lets it out; narrow a rule or the assertion",
            Assert.Single(Judge(InNamespace("shop", [DefaultDeny.All, Allow.From("app=a").To(Cidr("0.0.0.0/0")).OnTcp(443), Never.From("app=a").To(Internet)]))).Message,
            System.StringComparison.Ordinal);
    }

    [Fact]
    public void Always_SaysWhoIsolates() => Assert.EndsWith(
        "cannot reach a pod app=b in namespace 'shop' on TCP 80: policy 'shop/default-deny-ingress' isolates the destination and nothing lets it in; allow it there",
        Assert.Single(Judge(InNamespace("shop", [DefaultDeny.Ingress, Always.From("app=a").To("app=b").OnTcp(80)]))).Message,
        System.StringComparison.Ordinal);

    [Fact]
    public void Vacuous_IsAWarning()
    {
        var finding = Assert.Single(Judge(InNamespace("shop", [DefaultDeny.All, Never.From("app,!app").To("app=b")])));
        Assert.Equal((RuleIds.AssertionVacuous, Severity.Warning), (finding.RuleId, finding.Severity));
    }

    [Fact]
    public void NotProven_IsAWarning()
    {
        PolicySet set = InNamespace("shop", [Never.From("app=a").To("app=b")]);
        var proofs = Prover.Prove(set.ToNetworkPolicies(), set.OfType<AssertionStatement>().Select(statement => statement.ToAssertion()), budget: 0);
        var finding = Assert.Single(Linter.Judge(proofs));
        Assert.Equal((RuleIds.AssertionNotProven, Severity.Warning), (finding.RuleId, finding.Severity));
    }

    [Fact]
    public void WhatHolds_IsFine() => Assert.Empty(Judge(InNamespace("shop", [DefaultDeny.All, Never.From("app=a").To("app=b")])));

    private static System.Collections.Generic.IReadOnlyList<Finding> Judge(PolicySet set) => Linter.Judge(PolicyWorld.Of(set).Prove());
}
