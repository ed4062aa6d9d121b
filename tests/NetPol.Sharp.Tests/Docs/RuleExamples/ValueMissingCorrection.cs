using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

/// <summary>NETPOL9005, put right.</summary>
public static class ValueMissingCorrection
{
    public static PolicySet Policies => Shop();

    public static Peer Web => Pods("app=web");

    private static PolicySet Shop() => InNamespace("shop", [Allow.From(Web).To("app=api").OnTcp(443)]);
}
