using System.Linq;
using System.Threading.Tasks;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Dsl;

/// <summary>What a sentence emits.</summary>
public sealed class EmissionTests
{
    [Fact]
    public void ThreeTiersWithDefaultDenyAndDns_AreFiveObjects()
    {
        var set = InNamespace("shop",
        [
            DefaultDeny.All,
            Allow.Dns,
            Allow.From(Namespace("ingress-nginx")).To("app=frontend").OnTcp(8080),
            Allow.From(Pods("app=frontend")).To("app=backend").OnTcp(8080),
            Allow.From("app=backend").To("app=database").OnTcp(5432),
            Never.From("app=frontend").To("app=database"),
        ]);
        Assert.Equal(
            ["shop/allow-dns", "shop/backend", "shop/database", "shop/frontend", "shop/default-deny-all"],
            set.ToNetworkPolicies().Select(policy => policy.ToString()));
    }

    [Fact]
    public async Task EveryKindOfPeerAndPort() => await Verifier.Verify(
        InNamespace("shop",
        [
            Allow.From(AllPods).To("app=a").OnTcp(80, 443).AndUdp("dns").AndSctpRange(30000, 32767),
            Allow.From(Pods("app=b").InNamespaces("team=x")).To("app=a").OnAnyUdp(),
            Allow.From(AllNamespaces).To("app=a").OnAnyUdp(),
            Allow.From(Cidr("10.0.0.0/8").Except("10.1.0.0/16", "10.2.0.0/16")).To("app=a").OnAnyUdp(),
            Allow.From(Cidr("2001:DB8::/32")).To("app=a").OnAnyUdp(),
            Allow.From("tier in (x,y),!legacy,env!=prod,canary").To(Internet).OnAnyPort(),
            Allow.From(Anywhere).To(Pods("app=c").At(Port.Tcp("http"))).Named("public-http").Because("it's \"public\"").Accept("NETPOL4004", "wanted"),
        ]).WithLabel("team", "on").WithAnnotation("note", "a: b").ToYaml(), "yaml");

    [Fact]
    public void RulesWithTheSamePorts_SharePeersAndDropDuplicates()
    {
        var set = InNamespace("shop",
        [
            Allow.From("app=a").To("app=c").OnTcp(80),
            Allow.From("app=b").To("app=c").OnTcp(80),
            Allow.From("app=a").To("app=c").OnTcp(80),
            Allow.From("app=a").To("app=c").OnTcp(81),
        ]);
        var rules = set.ToNetworkPolicies().Single(policy => policy.Metadata.Name == "c").Spec.Ingress;
        Assert.Equal([2, 1], rules.Select(rule => rule.Peers.Count));
    }

    [Fact]
    public void Anywhere_AbsorbsTheOtherPeersOfTheSamePorts()
    {
        var set = InNamespace("shop", [Allow.From("app=a").To("app=c").OnTcp(80), Allow.From(Anywhere | Namespace("x")).To("app=c").OnTcp(80)]);
        var rule = Assert.Single(set.ToNetworkPolicies().Single(policy => policy.Metadata.Name == "c").Spec.Ingress);
        Assert.True(rule.Peers.IsAbsent);
    }

    [Fact]
    public void Anywhere_AbsorbsWhereverItStands()
    {
        var expected = PolicySet.Create([DefaultDeny.All.In("x"), Allow.From(Anywhere | AllPods).To(Namespace("x")).OnTcp(80)]).ToYaml();
        Assert.Equal(expected, PolicySet.Create([DefaultDeny.All.In("x"), Allow.From(AllPods | Anywhere).To(Namespace("x")).OnTcp(80)]).ToYaml());
    }

    [Theory]
    [InlineData("app=backend", "backend")]
    [InlineData("app.kubernetes.io/name=web", "web")]
    [InlineData("tier=api,app=backend", "backend-tier-api")]
    [InlineData("app in (a,b)", "app-in-a-b")]
    [InlineData("env!=prod", "env-not-prod")]
    [InlineData("canary,!legacy", "without-legacy-with-canary")]
    [InlineData("app=Back_End.v1", "back-end-v1")]
    [InlineData("app=", "app-empty")]
    public void Name_SpellsOutTheSelector(string selector, string name) => Assert.Equal(
        name,
        Assert.Single(InNamespace("shop", [Allow.From(Anywhere).To(selector).OnTcp(80)]).ToNetworkPolicies()).Metadata.Name);

    [Fact]
    public void Named_KeepsItsRulesApartAndTellsItsObjectsApart()
    {
        var set = InNamespace("shop", [Allow.From("app=a").To("app=b").OnTcp(80), Allow.From("app=a").To("app=b").OnTcp(81).Named("debug")]);
        Assert.Equal(["a", "b", "debug-a", "debug-b"], set.ToNetworkPolicies().Select(policy => policy.Metadata.Name));
        Assert.Equal("debug", Assert.Single(InNamespace("shop", [Allow.From(Anywhere).To("app=b").OnTcp(81).Named("debug")]).ToNetworkPolicies()).Metadata.Name);
    }

    [Fact]
    public void SelectorsWithOneName_Collide()
    {
        var exception = Assert.Throws<PolicyException>(() => InNamespace("shop",
        [
            Allow.From(Anywhere).To("app=api").OnTcp(80),
            Allow.From(Anywhere).To("app=Api").OnTcp(80),
        ]).ToYaml());
        Assert.Equal(RuleIds.PolicyDefinedTwice, exception.RuleId);
        Assert.Matches("^Policy 'shop/api' is defined twice, for app=api by line [0-9]+ and for app=Api by line [0-9]+, and applying both keeps only the last; remove one, or give a sentence another name with .Named\\(\"…\"\\)$", exception.Message);
    }

    [Fact]
    public void DnsForSeveralSubjectsOfOneNamespace_NeedsAName()
    {
        var dns = Allow.DnsFor(Pods("app=a") | Pods("app=b"));
        Assert.Equal(RuleIds.PolicyDefinedTwice, Assert.Throws<PolicyException>(InNamespace("shop", [dns]).ToYaml).RuleId);
        Assert.Equal(["dns-a", "dns-b"], InNamespace("shop", [dns.Named("dns")]).ToNetworkPolicies().Select(policy => policy.Metadata.Name));
        Assert.Equal(["allow-dns"], InNamespace("shop", [Allow.DnsFor("app=a")]).ToNetworkPolicies().Select(policy => policy.Metadata.Name));
    }

    [Fact]
    public void ForeignNamespace_NeverGetsAnObject()
    {
        var set = InNamespace("shop", [Allow.From("app=a").To(Namespace("kube-system")).OnTcp(80), Allow.From(Namespace("other")).To("app=a").OnTcp(80)]);
        Assert.Equal(["shop"], set.ToNetworkPolicies().Select(policy => policy.Metadata.Namespace.Text).Distinct());
    }

    [Fact]
    public void InnermostBinding_WinsAndInBeatsBoth()
    {
        PolicySet inner = InNamespace("inner", [DefaultDeny.Ingress, DefaultDeny.Egress.In("other")]);
        Assert.Equal(
            ["inner/default-deny-ingress", "other/default-deny-egress", "outer/default-deny-all"],
            InNamespace("outer", [DefaultDeny.All, .. inner]).ToNetworkPolicies().Select(policy => policy.ToString()).Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void UnnamedSourceTowardsANamedNamespace_NeedsEgressOnly()
    {
        var flow = Allow.From("app=a").To(Namespace("data").Pods("app=b")).OnTcp(80);
        var exception = Assert.Throws<PolicyException>(() => PolicySet.Create([Namespace("data").Managed(), flow]).ToYaml());
        Assert.Equal(RuleIds.UnnamedNamespaceNotExpressible, exception.RuleId);
        Assert.Equal("Pods(\"app=a\")' names no namespace, so a policy in 'data' cannot admit it; name one with .In(\"…\") or InNamespace, or say .EgressOnly()", exception.Message[1..]);

        var policy = Assert.Single(PolicySet.Create([Namespace("data").Managed(), flow.EgressOnly()]).ToNetworkPolicies());
        Assert.True(policy.Metadata.Namespace.IsUnnamed);
    }

    [Fact]
    public void PolicyInAForeignNamespace_IsRefused()
    {
        var policy = Policy("x").Selecting(AllPods).DenyIngress().In("foreign");
        Assert.Equal(RuleIds.StatementEmitsNothing, Assert.Throws<PolicyException>(() => PolicySet.Create([policy]).ToYaml()).RuleId);
        Assert.Equal("foreign/x", Assert.Single(PolicySet.Create([policy, Namespace("foreign").Managed()]).ToNetworkPolicies()).ToString());
    }

    [Fact]
    public void SetsThatDisagreeOnALabel_CannotShareAPolicy()
    {
        PolicySet one = [Allow.From("app=a").To("app=b").OnTcp(80)];
        var set = InNamespace("shop", [.. one.WithLabel("team", "x"), .. one.WithLabel("team", "y")]);
        Assert.Equal(
            "Policy 'shop/b' would get the label 'team' as 'x' and as 'y', because statements that disagree on it share the policy; give one of the statements a policy of its own with .Named(\"…\")",
            Assert.Throws<PolicyException>(set.ToYaml).Message);
    }

    [Fact]
    public void Nodes_KnowTheLineOfTheirStatement()
    {
        var set = InNamespace("shop", [Allow.Dns, Allow.From("app=a").To("app=b").OnTcp(80)]);
        Assert.All(set.ToNetworkPolicies(), policy =>
        {
            Assert.EndsWith("EmissionTests.cs", policy.Span.File, System.StringComparison.Ordinal);
            Assert.True(policy.Span.Line > 0);
        });
    }

    [Fact]
    public void Peers_KnowTheLineOfTheirWord()
    {
        var set = InNamespace("shop",
        [
            Allow.From("app=a")
                .To("app=b").OnTcp(80),
        ]);
        var peers = set.ToNetworkPolicies().ToDictionary(
            policy => policy.Metadata.Name, policy => policy.Spec.Ingress.Concat(policy.Spec.Egress).Single().Peers[0].Span.Line);
        Assert.Equal(peers["b"] + 1, peers["a"]);
    }

    [Fact]
    public void AnnotationsBeyondTheServersLimit_AreRefused()
    {
        var set = PolicySet.Create([DefaultDeny.All.WithAnnotation("a", new string('x', 262143))]);
        Assert.Single(set.ToNetworkPolicies());
        Assert.Equal(RuleIds.NameOrLabelInvalid, Assert.Throws<PolicyException>(set.WithAnnotation("b", "").ToYaml).RuleId);
    }
}
