using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

/// <summary>NETPOL2017, put right.</summary>
public static class UnnamedNamespaceCorrection
{
    public static PolicySet Policies =>
    [
        Namespace("shop").Managed(),
        Allow.From(Namespace("web").Pods("app=web")).To(Namespace("shop").Pods("app=api")).OnTcp(443),
    ];
}
