using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

public static class StatementDiscardedViolation
{
    [Policies]
    public static PolicySet Policies
    {
        get
        {
            Allow.From("app=frontend").To("app=backend").OnTcp(8080);
            return InNamespace("shop", [DefaultDeny.All, Allow.Dns]);
        }
    }
}
