using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(9, "Allow to a named port",
    "The gateway reaches each web pod on the container port that this pod calls http, whatever its number; a pod without a TCP port of " +
    "that name is not reached at all.")]
public static class R09_AllowToANamedPort
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-09",
    [
        Allow.From(Namespace("gateway")).To("app=web").OnTcp("http")
            .Accept("NETPOL4008", "the recipe is about these pods alone"),
    ]);
}
