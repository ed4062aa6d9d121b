using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(5, "Allow from one namespace",
    "All pods of namespace production reach the web pods on TCP 8080, and pods of the web pods' own namespace do not; where production " +
    "restricts its egress, it has to allow its side as well.")]
public static class R05_AllowFromOneNamespace
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-05",
    [
        Allow.From(Namespace("production")).To("app=web").OnTcp(8080)
            .Accept("NETPOL4008", "the recipe is about these pods alone"),
    ]);
}
