using System.Linq;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>What assertions in C# mean, and what their witnesses say.</summary>
public sealed class ProverTests
{
    private static readonly AssertionStatement s_frontendToDatabase = Never.From("app=frontend").To("app=database");

    private static readonly AllowStatement s_backendToDatabase = Allow.From("app=backend").To("app=database").OnTcp(5432);

    [Fact]
    public void AllowForOthersOnly_Holds() => Assert.Equal(ProofVerdict.Holds, Decide(DefaultDeny.All, s_backendToDatabase, s_frontendToDatabase).Verdict);

    [Fact]
    public void AllowByAnotherLabel_IsViolatedByAPodWithBoth()
    {
        var proof = Decide(DefaultDeny.All, s_backendToDatabase, Allow.From("role=client").To("app=database").OnTcp(5432), s_frontendToDatabase);
        Assert.Equal(ProofVerdict.Violated, proof.Verdict);
        Assert.Equal([new KeyValue("app", "frontend"), new KeyValue("role", "client")], proof.Witness!.From.Pod!.Template.Labels);
        Assert.Equal([new KeyValue("app", "database")], proof.Witness.To.Pod!.Template.Labels);
        Assert.Equal(("shop", "shop", Protocol.Tcp, 5432), (proof.Witness.From.Namespace!.Name, proof.Witness.To.Namespace!.Name, proof.Witness.Protocol, proof.Witness.Port));
        Assert.True(proof.Witness.IsAllowed);
        Assert.Equal("a pod app=frontend,role=client in namespace 'shop'", proof.Witness.From.ToString());
    }

    [Fact]
    public void MissingDefaultDeny_OnBothSides_IsViolated()
    {
        var proof = Decide(Allow.From("app=backend").To("app=api").OnTcp(80), s_frontendToDatabase);
        Assert.Equal(ProofVerdict.Violated, proof.Verdict);
        Assert.True(proof.Witness is { Egress: { IsAllowed: true, AdmittedBy: null }, Ingress: { IsAllowed: true, AdmittedBy: null } });
    }

    [Fact]
    public void DefaultDenyOnEitherSide_Suffices()
    {
        Assert.Equal(ProofVerdict.Holds, Decide(DefaultDeny.Ingress, s_frontendToDatabase).Verdict);
        Assert.Equal(ProofVerdict.Holds, Decide(DefaultDeny.Egress, s_frontendToDatabase).Verdict);
    }

    [Fact]
    public void MissingDefaultDeny_OnTheSideThatMatters_IsViolated()
    {
        // The frontend's egress is open, and something lets it in.
        var proof = Decide(DefaultDeny.Ingress, Allow.From(AllPods).To("app=database").OnTcp(5432), s_frontendToDatabase);
        Assert.Equal(ProofVerdict.Violated, proof.Verdict);
        Assert.Empty(proof.Witness!.Egress!.AdmittedBy!.Policy.Spec.PodSelector.MatchLabels);
    }

    [Fact]
    public void AllowInAnotherSet_IsViolatedAndNamesItsLine()
    {
        PolicySet shop = InNamespace("shop", [DefaultDeny.All, s_backendToDatabase, s_frontendToDatabase]);
        PolicySet other = InNamespace("shop", [Allow.From("app=frontend").To("app=database").OnTcp(5432).Named("somebody-else")]);
        var line = other.First().Span.Line;
        var proof = Assert.Single(PolicyWorld.Of(shop, other).Prove());
        Assert.Equal(ProofVerdict.Violated, proof.Verdict);
        Assert.Equal(line, proof.Witness!.Egress!.Span.Line);
        Assert.Equal(line, proof.Witness.Ingress!.Span.Line);
        Assert.EndsWith("ProverTests.cs", proof.Witness.Ingress.Span.File, System.StringComparison.Ordinal);
    }

    [Fact]
    public void NeverToTheInternet_HoldsWithEgressToPodsAndDns() =>
        Assert.Equal(ProofVerdict.Holds, Decide(DefaultDeny.All, Allow.Dns, s_backendToDatabase, Allow.From("app=database").To("app=backup").OnTcp(9000), Never.From("app=database").To(Internet)).Verdict);

    [Fact]
    public void NeverToTheInternet_IsViolatedByAllAddresses()
    {
        var proof = Decide(DefaultDeny.All, Allow.From("app=database").To(Cidr("0.0.0.0/0")).OnTcp(443), Never.From("app=database").To(Internet));
        Assert.Equal(ProofVerdict.Violated, proof.Verdict);
        Assert.Null(proof.Witness!.To.Pod);
        Assert.True(proof.Witness.Ingress!.IsOutside);
        Assert.Equal((Address.TryParse("1.0.0.1"), IPFamily.IPv4, 443), (proof.Witness.To.Address, proof.Witness.Family, proof.Witness.Port));
    }

    [Fact]
    public void NeverToTheInternet_HoldsWithEgressToPrivateAddresses() =>
        Assert.Equal(ProofVerdict.Holds, Decide(DefaultDeny.All, Allow.From("app=database").To(Cidr("10.0.0.0/8")).OnAnyPort(), Never.From("app=database").To(Internet)).Verdict);

    [Fact]
    public void OneFamilyLeft_IsViolatedOverIt()
    {
        var proof = Decide(DefaultDeny.All, Allow.From("app=database").To(Cidr("2a00::/16")).OnUdp(443), Never.From("app=database").To(Internet));
        Assert.Equal((ProofVerdict.Violated, IPFamily.IPv6, Protocol.Udp), (proof.Verdict, proof.Witness!.Family, proof.Witness.Protocol));
    }

    [Fact]
    public void WideBlock_LetsPodsThroughByTheirAddresses()
    {
        PolicySet set = InNamespace("shop", [DefaultDeny.All, Allow.From("app=frontend").To(Cidr("10.0.0.0/8")).OnAnyPort(), Allow.From(Cidr("10.0.0.0/8")).To("app=database").OnAnyPort(), s_frontendToDatabase]);
        var proof = Assert.Single(PolicyWorld.Of(set).Prove());
        Assert.Equal(ProofVerdict.Violated, proof.Verdict);
        var (from, to) = (Assert.Single(proof.Witness!.From.Pod!.Addresses), Assert.Single(proof.Witness.To.Pod!.Addresses));
        Assert.NotEqual(from, to);
        Assert.Equal(ProofVerdict.Holds, Assert.Single(PolicyWorld.Of(set).Prove(new ConnectivityOptions { IPBlockMatchesPods = false })).Verdict);
    }

    [Fact]
    public void OneAddressForBothPods_IsNotPossible()
    {
        PolicySet set = InNamespace("shop", [DefaultDeny.All, Allow.From("app=frontend").To(Cidr("10.0.0.1/32")).OnAnyPort(), Allow.From(Cidr("10.0.0.1/32")).To("app=database").OnAnyPort(), s_frontendToDatabase]);
        Assert.Equal(ProofVerdict.Holds, Assert.Single(PolicyWorld.Of(set).Prove()).Verdict);
    }

    [Fact]
    public void PortName_IsWhateverThePodDeclares()
    {
        var proof = Decide(DefaultDeny.All, Allow.From("app=frontend").To("app=database").OnTcp("metrics"), Never.From("app=frontend").To("app=database").OnTcp(5432));
        Assert.Equal(ProofVerdict.Violated, proof.Verdict);
        Assert.Equal([new ContainerPort("metrics", 5432, Protocol.Tcp)], proof.Witness!.To.Pod!.Template.Ports);
    }

    [Fact]
    public void NamespaceLabels_AreFreeAndTheNameIsNot()
    {
        // Whoever may label namespaces lets the frontend's in.
        PolicySet set = InNamespace("shop", [DefaultDeny.All, Allow.From(Namespaces("team=ops")).To("app=database").OnTcp(5432), Never.From(Namespace("web")).To("app=database"), Never.From(Namespaces("team!=ops")).To("app=database")]);
        var proofs = PolicyWorld.Of(set).Prove();
        Assert.Equal([ProofVerdict.Violated, ProofVerdict.Holds], proofs.Select(proof => proof.Verdict));
        Assert.Equal("a pod without labels in namespace 'web' (team=ops)", proofs[0].Witness!.From.ToString());
    }

    [Theory]
    [InlineData("app=a,app=b")]
    [InlineData("app,!app")]
    [InlineData("app in (a,b),app notin (a,b)")]
    public void ContradictorySelector_IsVacuous(string selector) => Assert.Equal(ProofVerdict.Vacuous, Decide(DefaultDeny.All, Never.From(selector).To("app=database")).Verdict);

    [Fact]
    public void EndsWithoutPods_AreVacuous()
    {
        Assert.Equal(ProofVerdict.Vacuous, Decide(DefaultDeny.All, Never.From(Internet).To(Cidr("10.0.0.0/8"))).Verdict);
        Assert.Equal(ProofVerdict.Vacuous, Decide(DefaultDeny.All, Never.From(AllPods).To(Internet).OnTcp("http")).Verdict);
    }

    [Fact]
    public void Always_IsViolatedByWhatIsNotAllowed()
    {
        var proof = Decide(DefaultDeny.Ingress, s_backendToDatabase.IngressOnly(), Always.From("app=backend").To("app=database").OnTcp(5432).AndTcp(5433));
        Assert.Equal((ProofVerdict.Violated, 5433), (proof.Verdict, proof.Witness!.Port));
        Assert.False(proof.Witness.IsAllowed);
        Assert.Null(proof.Witness.Egress);
        Assert.NotNull(proof.Witness.Ingress!.IsolatedBy);
    }

    [Fact]
    public void PastTheBudget_NothingIsClaimed()
    {
        PolicySet set = InNamespace("shop", [s_backendToDatabase]);
        var assertion = s_frontendToDatabase.InScope(NamespaceName.Of("shop"), SourceSpan.None);
        var proof = Assert.Single(Prover.Prove(set.ToNetworkPolicies(), [((AssertionStatement)assertion).ToAssertion()], budget: 0));
        Assert.Equal((ProofVerdict.Unknown, null), (proof.Verdict, proof.Witness));
    }

    [Fact]
    public void Because_IsKept() => Assert.Equal("the law", Decide(DefaultDeny.All, s_frontendToDatabase.Because("the law")).Assertion.Because);

    [Fact]
    public void WorldWithoutAssertions_ProvesNothing() => Assert.Empty(PolicyWorld.Of(InNamespace("shop", [DefaultDeny.All])).Prove());

    private static Proof Decide(params PolicyStatement[] statements) => PolicyWorld.Of(InNamespace("shop", PolicySet.Create(statements))).Prove().Single();
}
