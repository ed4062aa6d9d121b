using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Model;

/// <summary>The defaulting of <c>spec.policyTypes</c> in the API server.</summary>
public sealed class NetworkPolicySpecTests
{
    private static readonly NetworkPolicyRule s_rule = new();

    [Theory]
    [InlineData(null, 0, 0, true, false)]
    [InlineData("", 0, 0, true, false)]
    [InlineData(null, 0, 1, true, true)]
    [InlineData("", 0, 1, true, true)]
    [InlineData(null, 1, 0, true, false)]
    [InlineData("Egress", 1, 0, false, true)]
    [InlineData("Ingress", 0, 1, true, false)]
    [InlineData("Egress", 0, 0, false, true)]
    [InlineData("Ingress,Egress", 0, 0, true, true)]
    [InlineData("Ingress,Ingress", 1, 0, true, false)]
    public void PolicyTypes_SayWhatIsIsolated(string? types, int ingressRules, int egressRules, bool ingress, bool egress)
    {
        var spec = new NetworkPolicySpec
        {
            PolicyTypes = types is null ? default : EquatableArray.From(System.Array.ConvertAll(
                types.Split(',', System.StringSplitOptions.RemoveEmptyEntries), System.Enum.Parse<PolicyType>)),
            Ingress = ingressRules == 0 ? [] : [s_rule],
            Egress = egressRules == 0 ? [] : [s_rule],
        };
        Assert.Equal((ingress, egress), (spec.Isolates(PolicyType.Ingress), spec.Isolates(PolicyType.Egress)));
    }

    [Fact]
    public void SpanTakesNoPartInEquality()
    {
        Assert.Equal(s_rule, s_rule with { Span = new SourceSpan("a.cs", 1) });
        Assert.NotEqual(s_rule, s_rule with { Ports = [] });
        Assert.Equal("a.cs:1:2", new SourceSpan("a.cs", 1, 2).ToString());
        Assert.Equal("a.cs:1", new SourceSpan("a.cs", 1).ToString());
    }
}
