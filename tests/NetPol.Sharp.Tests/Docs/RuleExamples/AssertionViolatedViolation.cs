using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

/// <summary>NETPOL6001.</summary>
public static class AssertionViolatedViolation
{
    public static PolicySet Policies => InNamespace("shop",
    [
        DefaultDeny.All,
        Allow.From("app=backend").To("app=database").OnTcp(5432),
        Allow.From("role=client").To("app=database").OnTcp(5432),
        Never.From("app=frontend").To("app=database"),
    ]);
}
