using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

internal static class SetNotMarkedViolation
{
    internal static PolicySet Policies => InNamespace("shop",
    [
        DefaultDeny.Ingress,
        Never.From(Internet).To("app=database"),
    ]);
}
