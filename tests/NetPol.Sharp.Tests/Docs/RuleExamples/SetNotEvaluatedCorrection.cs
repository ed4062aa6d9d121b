using System.Linq;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

public static class SetNotEvaluatedCorrection
{
    private static readonly string[] s_clients = ["frontend", "batch"];

    [Policies]
    public static PolicySet Policies => InNamespace("shop",
    [
        DefaultDeny.Ingress,
        .. s_clients.Select(client => Allow.From($"app={client}").To("app=backend").OnTcp(8080).IngressOnly()),
    ]);
}
