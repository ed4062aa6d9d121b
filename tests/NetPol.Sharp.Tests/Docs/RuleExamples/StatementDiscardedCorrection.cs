using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

public static class StatementDiscardedCorrection
{
    [Policies]
    public static PolicySet Policies => InNamespace("shop",
    [
        DefaultDeny.Ingress,
        Allow.From("app=frontend").To("app=backend").OnTcp(8080).IngressOnly(),
    ]);
}
