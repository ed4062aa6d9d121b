using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(10, "Allow from several selectors",
    "The API, the workers and the migration of another namespace reach the primary Redis only: labels joined by a comma must all match, " +
    "and ends joined by a bar are alternatives.")]
public static class R10_AllowFromSeveralSelectors
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-10",
    [
        Allow.From(Pods("app in (api,worker)") | Namespace("tools").Pods("app=migration"))
            .To("app=redis,role=primary").OnTcp(6379).IngressOnly()
            .Accept("NETPOL4008", "the recipe is about these pods alone"),
    ]);
}
