using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

/// <summary>NETPOL6002.</summary>
public static class AssertionVacuousViolation
{
    public static PolicySet Policies => InNamespace("shop",
    [
        DefaultDeny.All,
        Never.From("app=frontend,app=backend").To("app=database"),
    ]);
}
