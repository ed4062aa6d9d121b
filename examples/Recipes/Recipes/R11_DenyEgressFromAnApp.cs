using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(11, "Deny egress from an app",
    "The report pods open no connection at all, not even to ask DNS; they still take connections from others and answer on them.")]
public static class R11_DenyEgressFromAnApp
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-11",
    [
        Policy("report").Selecting("app=report").DenyEgress(),
    ]);
}
