using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Infrastructure;
using NetPol.Sharp.Tests.Reference;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Contract;

/// <summary>Rules 3 to 7: peers, merging, names, order.</summary>
public sealed class ObjectRuleTests
{
    private const string Tcp80 = "ports:[{port:80,protocol:TCP}]";

    [Fact]
    public void SameNamespace_IsPodSelectorAlone()
    {
        var emitted = Emitted.Of(InNamespace("shop",
        [
            Allow.From(Namespace("shop").Pods("app=a")).To("app=b").OnTcp(80).IngressOnly(),
            Allow.From(Namespace("shop")).To("app=c").OnTcp(80).IngressOnly(),
            Allow.From(Pods("app=a").In("shop")).To("app=d").OnTcp(80).IngressOnly(),
            Allow.From(AllPods).To("app=e").OnTcp(80).IngressOnly(),
        ]));
        Assert.Equal("[{from:[{podSelector:{matchLabels:{app:a}}}]," + Tcp80 + "}]", emitted.Ingress("shop/b"));
        Assert.Equal("[{from:[{podSelector:{}}]," + Tcp80 + "}]", emitted.Ingress("shop/c"));
        Assert.Equal("[{from:[{podSelector:{matchLabels:{app:a}}}]," + Tcp80 + "}]", emitted.Ingress("shop/d"));
        Assert.Equal("[{from:[{podSelector:{}}]," + Tcp80 + "}]", emitted.Ingress("shop/e"));
    }

    [Fact]
    public void OtherNamespace_IsOneItemWithBothSelectors()
    {
        const string other = "namespaceSelector:{matchLabels:{kubernetes.io/metadata.name:other}}";
        var emitted = Emitted.Of(InNamespace("shop",
        [
            Allow.From(Namespace("other").Pods("app=a")).To("app=b").OnTcp(80), Allow.From(Namespaces("team=x")).To("app=c").OnTcp(80),
            Allow.From(Namespaces("team=x").Pods("app=a")).To("app=d").OnTcp(80), Allow.From(AllNamespaces).To("app=e").OnTcp(80),
        ]));
        Assert.Equal("[{from:[{" + other + ",podSelector:{matchLabels:{app:a}}}]," + Tcp80 + "}]", emitted.Ingress("shop/b"));
        Assert.Equal("[{from:[{namespaceSelector:{matchLabels:{team:x}}}]," + Tcp80 + "}]", emitted.Ingress("shop/c"));
        Assert.Equal("[{from:[{namespaceSelector:{matchLabels:{team:x}},podSelector:{matchLabels:{app:a}}}]," + Tcp80 + "}]", emitted.Ingress("shop/d"));
        Assert.Equal("[{from:[{namespaceSelector:{}}]," + Tcp80 + "}]", emitted.Ingress("shop/e"));
    }

    [Fact]
    public void Union_SplitsIntoSubjectsAndItems()
    {
        var emitted = Emitted.Of([Allow.From(Pods("app=a") | Pods("app=b") | Namespace("x")).To(Pods("app=c") | Cidr("10.0.0.0/8") | Pods("app=d")).OnTcp(80)]);
        Assert.Equal("a b c d", emitted.SortedKeys);
        const string from = "[{from:[{namespaceSelector:{matchLabels:{kubernetes.io/metadata.name:x}}},{podSelector:{matchLabels:{app:a}}},{podSelector:{matchLabels:{app:b}}}]," + Tcp80 + "}]";
        const string to = "[{" + Tcp80 + ",to:[{ipBlock:{cidr:10.0.0.0/8}},{podSelector:{matchLabels:{app:c}}},{podSelector:{matchLabels:{app:d}}}]}]";
        Assert.Equal(from, emitted.Ingress("c"));
        Assert.Equal(from, emitted.Ingress("d"));
        Assert.Equal(to, emitted.Egress("a"));
        Assert.Equal(to, emitted.Egress("b"));
    }

    [Fact]
    public void UnionOfTheSameMember_IsThatMember()
    {
        PolicySet twice = [Allow.From(Pods("app=a") | Pods("app=a")).To("app=b").OnTcp(80)];
        PolicySet once = [Allow.From("app=a").To("app=b").OnTcp(80)];
        Assert.Equal(once.ToYaml(), twice.ToYaml());
    }

    [Fact]
    public void Anywhere_AbsorbsTheOtherPeers()
    {
        var emitted = Emitted.Of([Allow.From(Cidr("10.0.0.0/8") | Anywhere | Namespace("x")).To("app=b").OnTcp(80), Allow.From("app=c").To(Internet | Anywhere).OnAnyPort()]);
        Assert.Equal("[{" + Tcp80 + "}]", emitted.Ingress("b"));
        Assert.Equal("[{}]", emitted.Egress("c"));
    }

    [Fact]
    public void AnywhereMergedWithPeersOfTheSamePorts_StaysUnrestricted()
    {
        var emitted = Emitted.Of(
        [
            Allow.From(Namespace("x")).To("app=b").OnTcp(80), Allow.From(Anywhere).To("app=b").OnTcp(80), Allow.From(Namespace("y")).To("app=b").OnTcp(80),
            Allow.From(Namespace("x")).To("app=b").OnTcp(81),
        ]);
        Assert.Contains("{" + Tcp80 + "}", emitted.Ingress("b"), StringComparison.Ordinal);
        Assert.Contains("port:81", emitted.Ingress("b"), StringComparison.Ordinal);
    }

    [Fact]
    public void AnywhereNextToPods_KeepsThePodsAsSubjects()
    {
        var emitted = Emitted.Of([Allow.From(Pods("app=a") | Anywhere).To("app=b").OnTcp(80)]);
        Assert.Equal("[{" + Tcp80 + ",to:[{podSelector:{matchLabels:{app:b}}}]}]", emitted.Egress("a"));
        Assert.Equal("[{" + Tcp80 + "}]", emitted.Ingress("b"));
    }

    [Fact]
    public void Internet_IsBothFamiliesInOneRule()
    {
        var egress = Emitted.Of([Allow.From("app=a").To(Internet).OnTcp(443)]).Egress("a");
        foreach (var range in (string[])["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "2001:db8::/32", "2002::/16"])
        {
            Assert.Contains(range, egress, StringComparison.Ordinal);
        }

        Assert.Contains("cidr:0.0.0.0/0", egress, StringComparison.Ordinal);
    }

    [Fact]
    public void OneSubject_IsOneObject()
    {
        var emitted = Emitted.Of(
        [
            Allow.From("app=a").To("app=b").OnTcp(80), Allow.From("app=b").To("app=a").OnTcp(80), Allow.From(Namespace("x")).To("app=a").OnTcp(81),
            Allow.From("app=a").To(Internet).OnTcp(443),
        ]);
        Assert.Equal("a b", emitted.SortedKeys);
        Assert.Equal("[Egress,Ingress]", emitted.Types("a"));
    }

    [Fact]
    public void DifferentlyWrittenEqualSelectors_AreOneSubject()
    {
        var emitted = Emitted.Of(
        [
            Allow.From(Namespace("x")).To("app=a,tier in (x,y)").OnTcp(80), Allow.From(Namespace("y")).To(" tier in (y, x, x), app == a ").OnTcp(80),
        ]);
        Assert.Single(emitted.Keys);
    }

    [Fact]
    public void SamePortSet_SharesPeers()
    {
        var emitted = Emitted.Of(
        [
            Allow.From(Namespace("x")).To("app=a").OnTcp(80, 443), Allow.From(Namespace("y")).To("app=a").OnTcp(443, 80),
            Allow.From(Namespace("z")).To("app=a").OnTcp(443).AndTcp(80, 443), Allow.From(Namespace("z")).To("app=a").OnTcp(80),
        ]);
        var ingress = emitted.Ingress("a");
        Assert.Equal(2, ((YamlDotNet.RepresentationModel.YamlSequenceNode)emitted.Node("a", "spec", "ingress")!).Children.Count);
        Assert.Contains("ports:[{port:443,protocol:TCP},{port:80,protocol:TCP}]", ingress, StringComparison.Ordinal);
    }

    [Fact]
    public void DifferentPortSets_KeepPeersApart()
    {
        // The cross product of semantics.md 33: merging these would let x in on 81.
        var emitted = Emitted.Of([Allow.From(Namespace("x")).To("app=a").OnTcp(80), Allow.From(Namespace("y")).To("app=a").OnTcp(81), Allow.From(Namespace("z")).To("app=a").OnUdp(80)]);
        Assert.Equal(3, ((YamlDotNet.RepresentationModel.YamlSequenceNode)emitted.Node("a", "spec", "ingress")!).Children.Count);
    }

    [Fact]
    public void ExactDuplicates_Drop()
    {
        var (deny, dns, flow) = (DefaultDeny.All, Allow.Dns, Allow.From("app=a").To("app=b").OnTcp(80));
        PolicySet once = InNamespace("shop", [deny, dns, flow]);
        PolicySet twice = InNamespace("shop", [flow, deny, dns, flow, dns, Allow.From(Pods("app=a").In("shop")).To("app=b").OnTcp(80), deny]);
        Assert.Equal(once.ToYaml(), twice.ToYaml());
    }

    [Fact]
    public void DuplicateDefaultDenyByIn_Drops()
    {
        PolicySet set = [DefaultDeny.All.In("a", "a"), DefaultDeny.All.In("a"), .. InNamespace("a", [DefaultDeny.All])];
        Assert.Equal("a/default-deny-all", Emitted.Of(set).SortedKeys);
    }

    [Fact]
    public void ThreeTiersWithDefaultDenyAndDns_AreFiveObjects()
    {
        var emitted = Emitted.Of(InNamespace("shop",
        [
            DefaultDeny.All, Allow.Dns, Allow.From(Namespace("ingress-nginx")).To("app=frontend").OnTcp(8080),
            Allow.From("app=frontend").To("app=backend").OnTcp(8080), Allow.From("app=backend").To("app=database").OnTcp(5432),
        ]));
        Assert.Equal("shop/allow-dns shop/backend shop/database shop/default-deny-all shop/frontend", emitted.SortedKeys);
        Assert.Equal("[Ingress]", emitted.Types("shop/database"));
        Assert.Equal("[Egress,Ingress]", emitted.Types("shop/backend"));
        Assert.Equal("[Egress]", emitted.Types("shop/allow-dns"));
        Assert.Equal("[Egress,Ingress]", emitted.Types("shop/default-deny-all"));
    }

    [Fact]
    public void DefaultDeny_HasNoRules()
    {
        var emitted = Emitted.Of([DefaultDeny.All, DefaultDeny.Ingress, DefaultDeny.Egress]);
        Assert.Equal("{podSelector:{},policyTypes:[Egress,Ingress]}", emitted.Part("default-deny-all", "spec"));
        Assert.Equal("{podSelector:{},policyTypes:[Ingress]}", emitted.Part("default-deny-ingress", "spec"));
        Assert.Equal("{podSelector:{},policyTypes:[Egress]}", emitted.Part("default-deny-egress", "spec"));
    }

    [Fact]
    public void AllowForAllPods_StaysApartFromDefaultDenyAndDns()
    {
        var emitted = Emitted.Of([DefaultDeny.All, Allow.Dns, Allow.From(AllPods).To(Internet).OnTcp(443), Allow.From(AllPods).To(ClusterDns).OnTcp(9153)]);
        Assert.Equal(3, emitted.Keys.Count);
        Assert.Equal("{podSelector:{},policyTypes:[Egress,Ingress]}", emitted.Part("default-deny-all", "spec"));
        Assert.DoesNotContain("443", emitted.Egress("allow-dns"), StringComparison.Ordinal);
    }

    [Fact]
    public void OneSideOnly_WritesOnlyThatSide()
    {
        var sentence = Allow.From("app=a").To("app=b").OnTcp(80);
        Assert.Equal("b", Emitted.Of([sentence.IngressOnly()]).SortedKeys);
        Assert.Equal("a", Emitted.Of([sentence.EgressOnly()]).SortedKeys);
        var self = Emitted.Of([Allow.From("app=a").To("app=a").OnTcp(80).IngressOnly()]);
        Assert.Equal("{ingress:[{from:[{podSelector:{matchLabels:{app:a}}}]," + Tcp80 + "}],podSelector:{matchLabels:{app:a}},policyTypes:[Ingress]}", self.Part("a", "spec"));
    }

    [Fact]
    public void PolicyObject_KeepsItsDirections()
    {
        var rules = Policy("p").Selecting("app=a");
        Assert.Equal("[Ingress]", Emitted.Of([rules.DenyIngress()]).Types("p"));
        Assert.Equal("[Egress]", Emitted.Of([rules.DenyEgress()]).Types("p"));
        Assert.Equal("[Egress,Ingress]", Emitted.Of([rules.DenyIngress().DenyEgress()]).Types("p"));
        var both = Emitted.Of([rules.AllowIngress(from: Anywhere, on: Port.Any).DenyEgress()]);
        Assert.Equal("{ingress:[{}],podSelector:{matchLabels:{app:a}},policyTypes:[Egress,Ingress]}", both.Part("p", "spec"));
    }

    [Fact]
    public void PolicyIn_TakesItsPeersAlong()
    {
        // The resource level is one to one with the API object, where a podSelector alone means the policy's own namespace.
        var emitted = Emitted.Of([Namespace("x").Managed(), Policy("p").Selecting("app=a").AllowIngress(from: Pods("app=b"), on: Port.Any).In("x")]);
        Assert.Equal("[{from:[{podSelector:{matchLabels:{app:b}}}]}]", emitted.Ingress("x/p"));
    }

    [Fact]
    public void HalfBuiltPolicy_CanBeReused()
    {
        var rules = Policy("p").Selecting("app=a");
        var first = rules.AllowIngress(from: Anywhere, on: Port.Tcp(1));
        first.AllowIngress(from: Anywhere, on: Port.Tcp(2));
        rules.AllowEgress(to: Anywhere, on: Port.Tcp(3));
        Assert.Equal("{ingress:[{ports:[{port:1,protocol:TCP}]}],podSelector:{matchLabels:{app:a}},policyTypes:[Ingress]}", Emitted.Of([first]).Part("p", "spec"));
    }

    [Fact]
    public void AnyPortsOfAProtocol_HaveNoPort()
    {
        var emitted = Emitted.Of([Allow.From(Namespace("x")).To("app=a").OnAnyTcp(), Allow.From(Namespace("x")).To("app=b").OnAnyPort(), Allow.From(Namespace("x")).To("app=c").OnAnyUdp().AndTcp(80)]);
        Assert.Contains("ports:[{protocol:TCP}]", emitted.Ingress("a"), StringComparison.Ordinal);
        Assert.DoesNotContain("ports", emitted.Ingress("b"), StringComparison.Ordinal);
        Assert.Contains("ports:[{port:80,protocol:TCP},{protocol:UDP}]", emitted.Ingress("c"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app=backend", "backend")]
    [InlineData("app=Backend", "backend")]
    [InlineData("app=my_app", "my-app")]
    [InlineData("app.kubernetes.io/name=web", "web")]
    public void SubjectOfAnAppLabel_GivesTheName(string selector, string name) =>
        Assert.Equal(name, Emitted.Of([Allow.From(Namespace("x")).To(selector).OnTcp(80)]).SortedKeys);

    [Theory]
    [InlineData("app=")]
    [InlineData("app=A__B")]
    [InlineData("app=a--b")]
    [InlineData("app=a.b")]
    [InlineData("app=1e3")]
    [InlineData("app=on")]
    [InlineData("Weird_Key=x")]
    [InlineData("example.com/Team_Name in (A_1,b.2)")]
    [InlineData("role notin (x,y)")]
    [InlineData("!old")]
    [InlineData("legacy")]
    [InlineData("x=")]
    [InlineData("x in (a,)")]
    [InlineData("x notin (,)")]
    [InlineData("x!=")]
    [InlineData("env!=prod,app in (a),tier=x,!y")]
    [InlineData("app=a..b")]
    [InlineData("app=a._.b")]
    public void Slug_IsAValidNameAndAFunctionOfTheSelector(string selector)
    {
        PolicySet set = [Allow.From(Namespace("x")).To(selector).OnTcp(80)];
        PolicySet more = [Allow.From(Namespace("x")).To("app=zzz").OnTcp(80), Allow.From(Namespace("y")).To(selector).OnTcp(81)];
        var name = Assert.Single(Emitted.Of(set).Keys);
        Assert.Contains(name, Emitted.Of(more).Keys);
        Assert.DoesNotMatch("-[0-9a-f]{6,}$", name);
    }

    [Fact]
    public void LongSelector_GivesAValidNameOrAsksForOne()
    {
        var selector = string.Join(',', Enumerable.Range(0, 8).Select(index => new string((char)('a' + index), 60) + "=" + new string((char)('a' + index), 60)));
        PolicySet set = [Allow.From(Namespace("x")).To(selector).OnTcp(80)];
        try
        {
            Emitted.Of(set);
        }
        catch (PolicyException exception)
        {
            Assert.Contains("Named", exception.Message, StringComparison.Ordinal);
        }

        Assert.Equal("short", Emitted.Of([Allow.From(Namespace("x")).To(selector).OnTcp(80).Named("short")]).SortedKeys);
    }

    [Theory]
    [InlineData("app=Backend", "app=backend")]
    [InlineData("app=a_b", "app=a.b")]
    [InlineData("app=backend", "app.kubernetes.io/name=backend")]
    [InlineData("app in (a,b)", "app=app-in-a-b")]
    [InlineData("!legacy", "app=without-legacy")]
    public void SlugCollision_IsAnErrorThatAsksForNamed(string one, string other)
    {
        var (first, second) = (Allow.From(Namespace("x")).To(one).OnTcp(80), Allow.From(Namespace("x")).To(other).OnTcp(81));
        Assert.Contains("Named", Throws.Emitting(RuleIds.PolicyDefinedTwice, [first, second]).Message, StringComparison.Ordinal);
        Assert.Equal(2, Emitted.Of([first, second.Named("other-name")]).Keys.Count);
    }

    [Fact]
    public void CollisionWithReservedNames_IsAnError()
    {
        Throws.Emitting(RuleIds.PolicyDefinedTwice, [Allow.Dns, Allow.From(Namespace("x")).To("app=allow-dns").OnTcp(1)]);
        Throws.Emitting(RuleIds.PolicyDefinedTwice, [DefaultDeny.All, Allow.From(Namespace("x")).To("app=default-deny-all").OnTcp(1)]);
        Throws.Emitting(RuleIds.PolicyDefinedTwice, [DefaultDeny.All, Policy("default-deny-all").Selecting(AllPods).DenyIngress()]);
        Throws.Emitting(RuleIds.PolicyDefinedTwice, [Policy("p").Selecting("app=a").DenyIngress(), Policy("p").Selecting("app=b").DenyIngress()]);
        Throws.Emitting(RuleIds.PolicyDefinedTwice, [Allow.From(AllPods).To(Internet).OnTcp(1), Allow.From("app=all-pods").To(Internet).OnTcp(1)]);
    }

    [Fact]
    public void SameNameInTwoNamespaces_IsFine() =>
        Assert.Equal("a/x b/x", Emitted.Of([Namespace("a").Managed(), Namespace("b").Managed(), Allow.From(Internet).To(Namespace("a").Pods("app=x") | Namespace("b").Pods("app=x")).OnTcp(1)]).SortedKeys);

    [Fact]
    public void SameNameInTwoSetsOfOneWorld_IsAnError()
    {
        var one = InNamespace("shop", [Allow.From(Namespace("x")).To("app=a").OnTcp(1)]);
        var two = InNamespace("shop", [Allow.From(Namespace("y")).To("app=a").OnTcp(1)]);
        Throws.Rule(RuleIds.PolicyDefinedTwice, () => PolicyWorld.Of(one, two));
        Assert.Equal(2, PolicyWorld.Of(one, InNamespace("other", two.First() is AllowStatement allow ? [allow.Named("b")] : [])).NetworkPolicies.Count);
    }

    [Fact]
    public void Named_TakesTheStatementOutOfTheMerge()
    {
        var emitted = Emitted.Of(
        [
            Allow.From(Namespace("x")).To("app=a").OnTcp(80).Named("extra"), Allow.From(Namespace("y")).To("app=a").OnTcp(80), Allow.From(Namespace("z")).To("app=a").OnTcp(80),
        ]);
        Assert.Equal("a extra", emitted.SortedKeys);
        Assert.Equal("{matchLabels:{app:a}}", emitted.Subject("extra"));
        Assert.DoesNotContain("name:x", emitted.Ingress("a"), StringComparison.Ordinal);
        Assert.DoesNotContain("name:y", emitted.Ingress("extra"), StringComparison.Ordinal);
    }

    [Fact]
    public void NamedOnBothSides_CarriesTheNameAndIsNeverNumbered()
    {
        var keys = Emitted.Of([Allow.From("app=a").To("app=b").OnTcp(80).Named("extra")]).Keys;
        Assert.Equal(2, keys.Count);
        Assert.All(keys, key => Assert.StartsWith("extra", key, StringComparison.Ordinal));
        Assert.All(keys, key => Assert.DoesNotMatch("[0-9]$", key));
    }

    [Fact]
    public void NamedStatementTwice_IsOneObjectHoweverItIsNested()
    {
        PolicySet shared = [Allow.From("app=a").To(Internet).OnTcp(443).Named("extra")];
        var bound = InNamespace("a", shared);
        Assert.Equal("a/extra", Emitted.Of([.. bound, .. bound]).SortedKeys);
        Assert.Equal("a/extra", Emitted.Of([.. bound, .. InNamespace("b", bound)]).SortedKeys);
    }

    [Fact]
    public void NamedStatementsThatDiffer_CollideOnTheName()
    {
        PolicySet set = [Allow.From(Namespace("x")).To("app=a").OnTcp(80).Named("n"), Allow.From(Namespace("y")).To("app=a").OnTcp(80).Named("n")];
        Throws.Emitting(RuleIds.PolicyDefinedTwice, set);
        PolicySet sameNamespace = [Allow.DnsFor("app=a"), Allow.DnsFor("app=b")];
        Throws.Emitting(RuleIds.PolicyDefinedTwice, sameNamespace);
    }

    [Fact]
    public void NamedDefaultDeny_HasTheName() => Assert.Equal("a/zz b/zz", Emitted.Of([DefaultDeny.All.In("a", "b").Named("zz")]).SortedKeys);

    [Fact]
    public void Order_IsDnsThenAllowsThenDeny_ThenNamespaceThenName()
    {
        var emitted = Emitted.Of(
        [
            .. InNamespace("b", [DefaultDeny.All, Allow.From("app=z").To("app=a").OnTcp(1), Allow.Dns]),
            .. InNamespace("a", [DefaultDeny.Ingress, Allow.From("app=z").To("app=c").OnTcp(1), Allow.Dns]),
            .. InNamespace("a-b", [Allow.From(Internet).To("app=z").OnTcp(1)]),
            DefaultDeny.All, Allow.From("app=n").To(Internet).OnTcp(1),
        ]);
        Assert.Equal(
            ["a/allow-dns", "b/allow-dns", "n", "a/c", "a/z", "a-b/z", "b/a", "b/z", "default-deny-all", "a/default-deny-ingress", "b/default-deny-all"],
            emitted.Keys);
    }

    [Fact]
    public void Names_DoNotChangeTheGroupOfTheOrder()
    {
        var emitted = Emitted.Of([DefaultDeny.All.Named("aaa"), Allow.From(Internet).To("app=m").OnTcp(1), Allow.Dns.Named("zzz")]);
        Assert.Equal(["zzz", "m", "aaa"], emitted.Keys);
    }

    [Fact]
    public void SetLabelsAndAnnotations_AreOnEveryObject()
    {
        PolicySet set = [DefaultDeny.All, Allow.Dns, Allow.From("app=a").To("app=b").OnTcp(80).Named("n"), Policy("p").Selecting("app=c").DenyIngress(), Never.From("app=a").To("app=c")];
        var emitted = Emitted.Of(InNamespace("shop", set.WithLabel("team", "x").WithAnnotation("example.com/owner", "me: you")));
        Assert.All(emitted.Keys, key => Assert.Equal("{team:x}", emitted.Part(key, "metadata", "labels")));
        Assert.All(emitted.Keys, key => Assert.Equal("me: you", emitted.Annotation(key, "example.com/owner")));
    }

    [Fact]
    public void StatementsMerged_KeepEveryReasonAndAcceptance()
    {
        var emitted = Emitted.Of(
        [
            Allow.From(Namespace("x")).To("app=a").OnTcp(80).Because("first").Accept("NETPOL4004", "why one"),
            Allow.From(Namespace("y")).To("app=a").OnTcp(80).Because("second").Accept("NETPOL4004", "why two"),
        ]);
        var annotations = emitted.Part("a", "metadata", "annotations");
        foreach (var text in (string[])["first", "second", "NETPOL4004", "why one", "why two"])
        {
            Assert.Contains(text, annotations, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void SameStatementWithDifferentReasons_KeepsBoth()
    {
        var sentence = Allow.From(Namespace("x")).To("app=a").OnTcp(80);
        var emitted = Emitted.Of([sentence.Because("first"), sentence.Because("second")]);
        Assert.Single(((YamlDotNet.RepresentationModel.YamlSequenceNode)emitted.Node("a", "spec", "ingress")!).Children);
        Assert.Contains("first", emitted.Part("a", "metadata", "annotations"), StringComparison.Ordinal);
        Assert.Contains("second", emitted.Part("a", "metadata", "annotations"), StringComparison.Ordinal);
    }

    [Fact]
    public void ConflictingLabelsOfMergedStatements_DoNotVanishSilently()
    {
        PolicySet set = [Allow.From(Namespace("x")).To("app=a").OnTcp(80).WithLabel("k", "one"), Allow.From(Namespace("y")).To("app=a").OnTcp(80).WithLabel("k", "two")];
        Assert.Throws<PolicyException>(set.ToYaml);
    }

    [Fact]
    public void Text_IsAFunctionOfTheInput()
    {
        static PolicySet Make() => InNamespace("shop", [DefaultDeny.All, Allow.Dns, Allow.From(Pods("app=a") | Namespace("x")).To("app=b").OnTcp(80, 443).AndUdp(53)]);
        Assert.Equal(Make().ToYaml(), Make().ToYaml());
        Assert.Equal(Make().ToYaml(), PolicyWorld.Of(Make()).ToYaml());
        Assert.Equal(Make(), Make());
    }

    [Fact]
    public void Text_DoesNotDependOnTheCulture()
    {
        static PolicySet Make() => InNamespace("shop", [Allow.From("app=INFO_I").To("tier in (I,i),x!=II").OnTcp(65535).AndTcpRange(1000, 2000), Allow.From(Pods("app=ii") | Pods("app=aa")).To(Internet).OnTcp(1)]);
        var culture = CultureInfo.CurrentCulture;
        var invariant = Make().ToYaml();
        try
        {
            foreach (var name in (string[])["tr-TR", "fa-IR", "sv-SE", "da-DK", "ar-SA"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal(invariant, Make().ToYaml());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void ArraysThatAreChangedLater_ChangeNothing()
    {
        int[] ports = [443];
        PolicyStatement[] statements = [Allow.From("app=a").To(Internet).OnTcp(80, ports)];
        var set = PolicySet.Create(statements);
        var before = set.ToYaml();
        ports[0] = 1;
        statements[0] = DefaultDeny.All;
        Assert.Equal(before, set.ToYaml());
    }

    [Fact]
    public void EqualValues_AreEqual()
    {
        Assert.Equal(Pods("app=a").In("x"), Namespace("x").Pods("app=a"));
        Assert.Equal(Allow.From("app=a").To("app=b").OnTcp(1), Allow.From(Pods("app=a")).To(Pods("app=b")).OnTcp(1));
        Assert.NotEqual(Allow.From("app=a").To("app=b").OnTcp(1), Allow.From("app=a").To("app=b").OnUdp(1));
        Assert.NotEqual(Allow.From("app=a").To("app=b").OnTcp(1), Allow.From("app=a").To("app=b").OnTcp(1).IngressOnly());
    }

    [Fact]
    public void FileNames_SortAsTheObjectsDo()
    {
        PolicySet set =
        [
            DefaultDeny.All, Allow.Dns.Named("zzz"), Allow.From("app=n").To(Internet).OnTcp(1), Namespace("a-b").Managed(), Allow.From(Internet).To(Namespace("a-b").Pods("app=z")).OnTcp(1),
            .. InNamespace("a", [DefaultDeny.Ingress.Named("aaa"), Allow.From("app=z").To("app=z-1").OnTcp(1), Allow.Dns, Policy("z.1").Selecting("app=q").AllowIngress(Anywhere, Port.Any)]),
        ];
        using var folder = new TemporaryFolder();
        Assert.Equal(0, PolicyProgram.Run(["--output", folder.Path], set));
        var names = folder.FileNames().Select(name => NameIn(File.ReadAllText(folder.File(name))));
        Assert.Equal(Emitted.Of(set).Keys, names);

        static string NameIn(string yaml)
        {
            var stream = new YamlDotNet.RepresentationModel.YamlStream();
            stream.Load(new StringReader(yaml));
            var metadata = (YamlDotNet.RepresentationModel.YamlMappingNode)stream.Documents[0].RootNode["metadata"];
            return metadata.Children.TryGetValue("namespace", out var ns) ? $"{ns}/{metadata["name"]}" : metadata["name"].ToString();
        }
    }

    [Fact]
    public void TypedPort_ClosesTheSentence()
    {
        PolicySet typed = [Allow.From("app=a").To(Pods("app=b").In("x").At(Port.Tcp("http").AndUdp(53))).EgressOnly()];
        PolicySet spelt = [Allow.From("app=a").To(Pods("app=b").In("x")).OnTcp("http").AndUdp(53).EgressOnly()];
        Assert.Equal(spelt.ToYaml(), typed.ToYaml());
    }

    [Fact]
    public void PortsSaidTwice_StandOnce() =>
        Assert.Equal(
            "[{ports:[{port:80,protocol:TCP},{port:80,protocol:UDP},{port:http,protocol:TCP}],to:[{podSelector:{matchLabels:{app:b}}}]}]",
            Emitted.Of([Allow.From("app=a").To("app=b").OnTcp(80, 80).AndTcp(80).AndTcp("http", "http").AndUdp(80).EgressOnly()]).Egress("a"));

    [Fact]
    public void ClusterDnsFromItsOwnNamespace_IsPodSelectorAlone() =>
        Assert.Equal(
            "[{ports:[{port:53,protocol:UDP}],to:[{podSelector:{matchLabels:{k8s-app:kube-dns}}}]}]",
            Emitted.Of(InNamespace("kube-system", [Allow.From("app=a").To(ClusterDns).OnUdp(53)])).Egress("kube-system/a"));

    [Fact]
    public void DnsForOneMoreMember_CollidesRatherThanRename()
    {
        // Names are the subject's: who else is named in the statement must not rename an object that is already in the cluster.
        Assert.Equal("allow-dns", Emitted.Of([Allow.DnsFor("app=a")]).SortedKeys);
        Throws.Emitting(RuleIds.PolicyDefinedTwice, [Allow.DnsFor(Pods("app=a") | Pods("app=b"))]);
        Assert.Equal("dns-a dns-b", Emitted.Of([Allow.DnsFor(Pods("app=a") | Pods("app=b")).Named("dns")]).SortedKeys);
    }

    [Theory]
    [InlineData(true, "8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "169.253.255.255", "169.255.0.1", "198.17.255.255", "198.20.0.0", "223.255.255.255", "11.0.0.0", "9.255.255.255")]
    [InlineData(true, "2606:4700::1", "2a00::1", "2001:4860:4860::8888", "2003::1", "2400:cb00::1")]
    [InlineData(false, "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "0.0.0.0")]
    [InlineData(false, "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "64:ff9b::808:808", "64:ff9b:1::1", "2002:808:808::1", "100::1", "::ffff:8.8.8.8")]
    public void Internet_IsPublicAddressesOnly(bool isPublic, params string[] addresses)
    {
        PolicySet set = [Allow.From("app=a").To(Internet).OnTcp(443)];
        var reference = new BruteForce(set.ToYaml(), "here");
        var pod = new Endpoint { Name = "pod", Namespace = "here", Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = "a" }, Address = IPAddress.Loopback };
        Assert.All(addresses, address =>
            Assert.Equal(isPublic, reference.Allowed(pod, new Endpoint { Name = address, Address = IPAddress.Parse(address) }, "TCP", 443)));
    }
}
