using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

public static class PlatformNotDeclaredViolation
{
    [Policies]
    public static PolicySet Policies => InNamespace("shop",
    [
        DefaultDeny.Ingress,
        Allow.From("app=web").To("app=api").OnTcp(8080).IngressOnly(),
    ]);
}
