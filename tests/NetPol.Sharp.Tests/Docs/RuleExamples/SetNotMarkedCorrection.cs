using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

public static class SetNotMarkedCorrection
{
    [Policies]
    public static PolicySet Policies => InNamespace("shop",
    [
        DefaultDeny.Ingress,
        Never.From(Internet).To("app=database"),
    ]);
}
