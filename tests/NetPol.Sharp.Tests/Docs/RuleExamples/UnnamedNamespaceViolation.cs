using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

/// <summary>NETPOL2017.</summary>
public static class UnnamedNamespaceViolation
{
    public static PolicySet Policies =>
    [
        Namespace("shop").Managed(),
        Allow.From("app=web").To(Namespace("shop").Pods("app=api")).OnTcp(443),
    ];
}
