using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

/// <summary>NETPOL6002, corrected.</summary>
public static class AssertionVacuousCorrection
{
    public static PolicySet Policies => InNamespace("shop",
    [
        DefaultDeny.All,
        Never.From("app in (frontend,backend)").To("app=database"),
    ]);
}
