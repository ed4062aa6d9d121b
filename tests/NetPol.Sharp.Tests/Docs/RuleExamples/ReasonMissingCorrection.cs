using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

/// <summary>NETPOL9004, put right.</summary>
public static class ReasonMissingCorrection
{
    public static PolicySet Policies => InNamespace("shop",
    [
        Allow.From(Anywhere).To("app=web").OnTcp(8080).Because("the shop is public"),
    ]);
}
