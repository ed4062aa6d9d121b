using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

/// <summary>NETPOL2016.</summary>
public static class StatementEmitsNothingViolation
{
    public static PolicySet Policies => InNamespace("shop",
    [
        Allow.From(Namespace("ingress-nginx")).To(Namespace("payments")).OnTcp(443),
    ]);
}
