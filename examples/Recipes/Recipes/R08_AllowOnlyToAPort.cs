using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(8, "Allow only to a port",
    "Pods of the namespace reach the API on TCP 8080, and only the operators' pods reach its management port 9000 as well; the ports of " +
    "one sentence never mix with the peers of another.")]
public static class R08_AllowOnlyToAPort
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-08",
    [
        Allow.From(AllPods).To("app=api").OnTcp(8080).IngressOnly()
            .Accept("NETPOL4008", "the recipe is about these pods alone"),
        Allow.From("role=operator").To("app=api").OnTcp(9000).IngressOnly(),
    ]);
}
