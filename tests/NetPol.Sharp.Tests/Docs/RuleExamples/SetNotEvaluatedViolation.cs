using System.IO;
using System.Linq;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

public static class SetNotEvaluatedViolation
{
    [Policies]
    public static PolicySet Policies => InNamespace("shop",
    [
        DefaultDeny.All,
        Allow.Dns,
        .. File.ReadLines("clients.txt").Select(client => Allow.From($"app={client}").To("app=backend").OnTcp(8080)),
    ]);
}
