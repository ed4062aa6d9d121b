using System;
using System.Globalization;
using System.Linq;
using Xunit;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Every statement of the semantics that a verdict can show, in the reference and in the engine.</summary>
public sealed class StatementTests
{
    /// <summary>The tests of the upstream suite that the statements name.</summary>
    private static readonly string[] s_upstream =
    [
        "should support a 'default-deny-ingress' policy",
        "should support a 'default-deny-all' policy",
        "should enforce policy to allow traffic from pods within server namespace based on PodSelector",
        "should enforce policy to allow ingress traffic for a target",
        "should enforce policy to allow ingress traffic from pods in all namespaces",
        "should enforce policy to allow traffic only from a different namespace, based on NamespaceSelector",
        "should enforce policy based on PodSelector with MatchExpressions",
        "should enforce policy based on NamespaceSelector with MatchExpressions",
        "should enforce policy based on PodSelector or NamespaceSelector",
        "should enforce policy based on PodSelector and NamespaceSelector",
        "should enforce policy based on Multiple PodSelectors and NamespaceSelectors",
        "should enforce policy based on any PodSelectors",
        "should enforce policy to allow traffic only from a pod in a different namespace based on PodSelector and NamespaceSelector",
        "should enforce policy based on Ports",
        "should enforce multiple, stacked policies with overlapping podSelectors",
        "should support allow-all policy",
        "should allow ingress access on one named port",
        "should allow ingress access from namespace on one named port",
        "should allow egress access on one named port",
        "should enforce updated policy",
        "should allow ingress access from updated namespace",
        "should allow ingress access from updated pod",
        "should deny ingress from pods on other namespaces",
        "should deny ingress access to updated pod",
        "should deny egress from pods based on PodSelector",
        "should deny egress from all pods in a namespace",
        "should work with Ingress, Egress specified together",
        "should support denying of egress traffic on the client side (even if the server explicitly allows this traffic)",
        "should enforce egress policy allowing traffic to a server in a different namespace based on PodSelector and NamespaceSelector",
        "should enforce ingress policy allowing any port traffic to a server on a specific protocol",
        "should enforce multiple ingress policies with ingress allow-all policy taking precedence",
        "should enforce multiple egress policies with egress allow-all policy taking precedence",
        "should stop enforcing policies after they are deleted",
        "should allow egress access to server in CIDR block",
        "should enforce except clause while egress access to server in CIDR block",
        "should ensure an IP overlapping both IPBlock.CIDR and IPBlock.Except is allowed",
        "should enforce policies to check ingress and egress policies can be controlled independently based on PodSelector",
        "should not mistakenly treat 'protocol: SCTP' as 'protocol: TCP', even if the plugin doesn't support SCTP",
        "should properly isolate pods that are selected by a policy allowing SCTP, even if the plugin doesn't support SCTP",
        "should not allow access by TCP when a policy specifies only UDP",
        "should enforce policy to allow traffic based on NamespaceSelector with MatchLabels using default ns label",
        "should enforce policy based on NamespaceSelector with MatchExpressions using default ns label",
    ];

    public static TheoryData<string> Titles => [.. StatementCases.Groups.Select((group, index) => Title(group, index))];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Statement_HoldsInTheReference(string title)
    {
        var group = StatementCases.Groups.Where((item, index) => Title(item, index) == title).Single();
        var reference = new ClusterReference(group.Manifests, group.Switches);
        StatementCase[] wrong = [.. group.Cases().Where(one => reference.Allowed(one.From, one.To, one.Protocol, one.Port, one.Family) != one.Expected)];
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Statement_HoldsInTheEngine(string title)
    {
        var group = StatementCases.Groups.Where((item, index) => Title(item, index) == title).Single();
        StatementCase[] wrong = [.. group.Cases().Where(one => Ask.Allowed(one.Manifests, one.Switches, one.From, one.To, one.Protocol, one.Port, one.Family) != one.Expected)];
        Assert.Empty(wrong);
    }

    [Fact]
    public void EveryDecidableStatement_IsCited()
    {
        var cited = StatementCases.Groups.SelectMany(group => group.Statements.Split(' ')).ToHashSet();
        Assert.Equal(StatementCases.Numbers.Except(StatementCases.Undecidable.Keys), StatementCases.Numbers.Where(cited.Contains));
    }

    [Fact]
    public void EveryUpstreamTest_IsRun() =>
        Assert.Equal(s_upstream.Order(StringComparer.Ordinal), StatementCases.Groups.Select(group => group.Test).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void EveryMistake_BreaksAStatement()
    {
        var unnoticed = Enum.GetValues<ReferenceMutation>().Where(mutation => mutation != ReferenceMutation.None).ToHashSet();
        foreach (var group in StatementCases.Groups)
        {
            var reference = new ClusterReference(group.Manifests, group.Switches);
            var cases = group.Cases().ToArray();
            unnoticed.RemoveWhere(mutation =>
            {
                var mistaken = reference.Mutated(mutation);
                return Array.Exists(cases, one => mistaken.Allowed(one.From, one.To, one.Protocol, one.Port, one.Family) != one.Expected);
            });
        }

        Assert.Empty(unnoticed);
    }

    private static string Title(StatementGroup group, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{index + 1}: {group.Statements}{(group.Test is null ? "" : ", " + group.Test)}");
}
