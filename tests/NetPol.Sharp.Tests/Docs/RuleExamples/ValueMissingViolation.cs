using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

/// <summary>NETPOL9005.</summary>
public static class ValueMissingViolation
{
    public static PolicySet Policies { get; } = Shop();

    public static Peer Web { get; } = Pods("app=web");

    private static PolicySet Shop() => InNamespace("shop", [Allow.From(Web).To("app=api").OnTcp(443)]);
}
