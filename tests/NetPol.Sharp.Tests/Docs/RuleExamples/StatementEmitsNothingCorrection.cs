using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

/// <summary>NETPOL2016, put right.</summary>
public static class StatementEmitsNothingCorrection
{
    public static PolicySet Policies => InNamespace("payments",
    [
        Allow.From(Namespace("ingress-nginx")).To(AllPods).OnTcp(443),
    ]);
}
