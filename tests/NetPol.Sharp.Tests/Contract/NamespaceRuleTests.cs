using System;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Contract;

/// <summary>Rules 1 and 2: which namespaces a set manages, and which namespace a statement belongs to.</summary>
public sealed class NamespaceRuleTests
{
    [Fact]
    public void UnboundStatement_CarriesNoNamespace()
    {
        var emitted = Emitted.Of([DefaultDeny.All, Allow.Dns, Allow.From("app=a").To("app=b").OnTcp(80)]);
        Assert.Equal("a allow-dns b default-deny-all", emitted.SortedKeys);
        Assert.Equal("absent", emitted.Part("a", "metadata", "namespace"));
        Assert.Equal("[{from:[{podSelector:{matchLabels:{app:a}}}],ports:[{port:80,protocol:TCP}]}]", emitted.Ingress("b"));
    }

    [Fact]
    public void InNamespace_BindsEveryKindOfStatement()
    {
        var emitted = Emitted.Of(InNamespace("shop",
        [
            DefaultDeny.Ingress, Allow.Dns, Allow.DnsFor("app=z").Named("dns-z"), Allow.From("app=a").To("app=b").OnTcp(80),
            Policy("p").Selecting("app=c").DenyEgress(), Never.From("app=a").To("app=c"),
        ]));
        Assert.Equal("shop/a shop/allow-dns shop/b shop/default-deny-ingress shop/dns-z shop/p", emitted.SortedKeys);
    }

    [Fact]
    public void InnermostBinding_WinsThroughSpreads()
    {
        var inner = InNamespace("inner", [Allow.From("app=a").To("app=b").OnTcp(80), DefaultDeny.All, Policy("p").Selecting("app=x").DenyIngress()]);
        var emitted = Emitted.Of(InNamespace("outer", [.. inner, Allow.From("app=c").To("app=d").OnTcp(1), DefaultDeny.Egress]));
        Assert.Equal("inner/a inner/b inner/default-deny-all inner/p outer/c outer/d outer/default-deny-egress", emitted.SortedKeys);
        Assert.Equal("[{from:[{podSelector:{matchLabels:{app:a}}}],ports:[{port:80,protocol:TCP}]}]", emitted.Ingress("inner/b"));
    }

    [Fact]
    public void ThreeBindings_TheInnermostWins()
    {
        PolicySet set = InNamespace("c", [.. InNamespace("b", InNamespace("a", [Allow.Dns]))]);
        Assert.Equal("a/allow-dns", Emitted.Of(set).SortedKeys);
    }

    [Fact]
    public void OuterBinding_IsManagedThoughTheInnerOneWins()
    {
        // Managed namespaces: every InNamespace of the set, so 'outer' is one.
        var emitted = Emitted.Of(InNamespace("outer", InNamespace("inner", [Allow.From("app=a").To(Namespace("outer").Pods("app=b")).OnTcp(80)])));
        Assert.Equal("inner/a outer/b", emitted.SortedKeys);
    }

    [Fact]
    public void SiblingBinding_IsManagedForTheWholeSet()
    {
        var emitted = Emitted.Of(
        [
            .. InNamespace("one", [Allow.From("app=a").To(Namespace("two").Pods("app=b")).OnTcp(80)]),
            .. InNamespace("two", [DefaultDeny.All]),
        ]);
        Assert.Equal("one/a two/b two/default-deny-all", emitted.SortedKeys);
        Assert.Equal(
            "[{from:[{namespaceSelector:{matchLabels:{kubernetes.io/metadata.name:one}},podSelector:{matchLabels:{app:a}}}],ports:[{port:80,protocol:TCP}]}]",
            emitted.Ingress("two/b"));
    }

    [Fact]
    public void EmptyInNamespace_StillManages()
    {
        // Rule 1 names InNamespace without asking for statements in it.
        PolicySet set = [.. InNamespace("a", []), Allow.From(Namespace("a").Pods("app=x")).To(Internet).OnTcp(443)];
        Assert.Equal("a/x", Emitted.Of(set).SortedKeys);
    }

    [Fact]
    public void InNamespaceOfAssertionsOnly_StillManages()
    {
        PolicySet set = [.. InNamespace("a", [Never.From("app=x").To("app=y")]), Allow.From(Namespace("a").Pods("app=x")).To(Internet).OnTcp(443)];
        Assert.Equal("a/x", Emitted.Of(set).SortedKeys);
    }

    [Fact]
    public void In_BeatsInNamespace()
    {
        var emitted = Emitted.Of(InNamespace("shop",
        [
            Allow.From(Pods("app=a").In("other")).To("app=b").OnTcp(80),
            DefaultDeny.All.In("third"),
            Policy("p").Selecting(Pods("app=c").In("third")).DenyIngress(),
            Policy("q").Selecting("app=c").DenyIngress().In("third"),
        ]));
        Assert.Equal("shop/b third/default-deny-all third/p third/q", emitted.SortedKeys);
        Assert.Equal(
            "[{from:[{namespaceSelector:{matchLabels:{kubernetes.io/metadata.name:other}},podSelector:{matchLabels:{app:a}}}],ports:[{port:80,protocol:TCP}]}]",
            emitted.Ingress("shop/b"));
    }

    [Fact]
    public void LastIn_Wins()
    {
        var emitted = Emitted.Of([DefaultDeny.All.In("b"), Allow.From(Pods("app=x").In("a").In("b")).To(Internet).OnTcp(443)]);
        Assert.Equal("b/default-deny-all b/x", emitted.SortedKeys);
    }

    [Fact]
    public void InNamespacesOnEnd_BeatsInNamespace()
    {
        var emitted = Emitted.Of(InNamespace("shop", [Allow.From(Pods("app=a").InNamespaces("team=x")).To("app=b").OnTcp(80)]));
        Assert.Equal("shop/b", emitted.SortedKeys);
        Assert.Equal(
            "[{from:[{namespaceSelector:{matchLabels:{team:x}},podSelector:{matchLabels:{app:a}}}],ports:[{port:80,protocol:TCP}]}]",
            emitted.Ingress("shop/b"));
    }

    [Theory]
    [InlineData("kube-system")]
    [InlineData("default")]
    [InlineData("other")]
    public void ForeignNamespace_GetsNoObject(string ns)
    {
        var foreign = Namespace(ns);
        var emitted = Emitted.Of(InNamespace("shop",
        [
            Allow.From("app=a").To(foreign.Pods("app=x")).OnTcp(443), Allow.From(foreign).To("app=b").OnTcp(80), Allow.From(AllPods).To(foreign | ClusterDns).OnUdp(53),
        ]));
        Assert.Equal("shop/a shop/all-pods shop/b", emitted.SortedKeys);
    }

    [Fact]
    public void KubeSystem_IsManagedWhenTheSetSaysSo()
    {
        var emitted = Emitted.Of([Namespace("kube-system").Managed(), .. InNamespace("shop", [Allow.Dns, Allow.From("app=a").To(Namespace("kube-system").Pods("app=x")).OnTcp(443)])]);
        Assert.Contains("kube-system/x", emitted.Keys);
        Assert.Contains("shop/allow-dns", emitted.Keys);
    }

    [Fact]
    public void DnsInsideKubeSystem_EmitsBothSides()
    {
        // DNS is an ordinary flow: every pod here may ask, and the managed DNS pods must answer.
        var yaml = InNamespace("kube-system", [DefaultDeny.All, Allow.Dns]).ToYaml();
        Assert.Contains("k8s-app: kube-dns", yaml, StringComparison.Ordinal);
        Assert.Contains("ingress:", yaml, StringComparison.Ordinal);
        Assert.Contains("egress:", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void ClusterDnsTarget_GetsIngressWhereKubeSystemIsManaged()
    {
        var emitted = Emitted.Of([DefaultDeny.All.In("kube-system"), .. InNamespace("shop", [DefaultDeny.All, Allow.Dns])]);
        Assert.Equal(4, emitted.Keys.Count);
        var key = Assert.Single(emitted.Keys, key => key.StartsWith("kube-system/", StringComparison.Ordinal) && !key.EndsWith("-all", StringComparison.Ordinal));
        Assert.Equal("{matchLabels:{k8s-app:kube-dns}}", emitted.Subject(key));
        Assert.Equal(
            "[{from:[{namespaceSelector:{matchLabels:{kubernetes.io/metadata.name:shop}}}],ports:[{port:53,protocol:TCP},{port:53,protocol:UDP}]}]",
            emitted.Ingress(key));
    }

    [Fact]
    public void PolicyForForeignNamespace_EmitsNothingThere() =>
        Throws.Emitting(RuleIds.StatementEmitsNothing, [Policy("p").Selecting(Pods("app=x").In("kube-system")).DenyIngress()]);

    [Fact]
    public void UnnamedSourceToNamedManagedTarget_IsAnErrorUnlessEgressOnly()
    {
        var target = Namespace("db").Pods("app=x");
        var sentence = Allow.From("app=a").To(target).OnTcp(80);
        Throws.Emitting(RuleIds.UnnamedNamespaceNotExpressible, [DefaultDeny.All.In("db"), sentence]);
        Throws.Emitting(RuleIds.UnnamedNamespaceNotExpressible, [Namespace("db").Managed(), sentence.IngressOnly()]);
        Throws.Emitting(RuleIds.UnnamedNamespaceNotExpressible, [Namespace("db").Managed(), Allow.From(AllPods).To(target).OnTcp(80)]);

        var emitted = Emitted.Of([DefaultDeny.All.In("db"), sentence.EgressOnly()]);
        Assert.Equal("a db/default-deny-all", emitted.SortedKeys);
    }

    [Fact]
    public void UnnamedSourceToForeignTarget_IsFine() =>
        Assert.Equal("a", Emitted.Of([Allow.From("app=a").To(Namespace("db").Pods("app=x")).OnTcp(80)]).SortedKeys);

    [Fact]
    public void NamedManagedSourceToUnnamedTarget_CannotBeWrittenEither()
    {
        // The mirror image of rule 2: an egress rule of 'db' cannot name the unnamed namespace.
        var sentence = Allow.From(Namespace("db").Pods("app=x")).To("app=a").OnTcp(80);
        Throws.Emitting(RuleIds.UnnamedNamespaceNotExpressible, [DefaultDeny.All.In("db"), sentence]);
        Assert.Equal("a db/default-deny-all", Emitted.Of([DefaultDeny.All.In("db"), sentence.IngressOnly()]).SortedKeys);
    }

    [Fact]
    public void ForeignEnds_AddNothing()
    {
        foreach (var statement in (PolicyStatement[])
        [
            Allow.From(Namespace("x")).To(Namespace("y")).OnTcp(80), Allow.From(Anywhere).To(Internet).OnAnyPort(),
            Allow.From(Namespaces("team=x")).To(AllNamespaces).OnTcp(1), Allow.From(Cidr("10.0.0.0/8")).To(Namespace("y").Pods("app=a")).OnTcp(1),
            Allow.DnsFor(Namespace("x").Pods("app=a")), Allow.From("app=a").To(Internet).OnTcp(443).IngressOnly(),
            Allow.From(Anywhere).To("app=a").OnTcp(443).EgressOnly(), Allow.From(ClusterDns).To(Anywhere).OnUdp(53),
            Allow.From(Pods("app=a").InNamespaces("team=x")).To(Pods("app=a").InAllNamespaces()).OnTcp(1),
        ])
        {
            Throws.Emitting(RuleIds.StatementEmitsNothing, InNamespace("shop", [DefaultDeny.All, statement]));
        }
    }

    [Fact]
    public void BothSidesTakenAway_AddsNothing() =>
        Throws.Emitting(RuleIds.StatementEmitsNothing, [Allow.From("app=a").To("app=b").OnTcp(1).IngressOnly().EgressOnly()]);

    [Fact]
    public void OneManagedMemberOfUnion_IsEnough() =>
        Assert.Equal("b", Emitted.Of([Allow.From(Namespace("x")).To(Namespace("y").AllPods | Pods("app=b")).OnTcp(80)]).SortedKeys);

    [Fact]
    public void AssertionsAndManaged_EmitNothing()
    {
        PolicySet set = [Never.From("app=a").To("app=b"), Always.From("app=a").To("app=b").OnTcp(1), Namespace("x").Managed()];
        Assert.Equal("", set.ToYaml());
        PolicySet empty = [];
        Assert.Equal("", empty.ToYaml());
        Assert.Empty(empty.ToNetworkPolicies());
    }

    [Fact]
    public void RebindingAValue_LeavesTheFirstBindingAlone()
    {
        PolicySet shared = [Allow.From("app=a").To("app=b").OnTcp(80)];
        var (one, two) = (InNamespace("one", shared), InNamespace("two", shared));
        Assert.Equal("a b", Emitted.Of(shared).SortedKeys);
        Assert.Equal("one/a one/b", Emitted.Of(one).SortedKeys);
        Assert.Equal("one/a one/b two/a two/b", Emitted.Of([.. one, .. two]).SortedKeys);
    }
}
