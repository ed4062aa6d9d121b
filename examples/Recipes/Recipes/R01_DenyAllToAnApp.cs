using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(1, "Deny all to an app",
    "Nothing opens a connection to the database any more, pods of its own namespace included; only its own node still does, for probes, " +
    "and what the database opens itself stays free.")]
public static class R01_DenyAllToAnApp
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-01",
    [
        Policy("database").Selecting("app=database").DenyIngress(),
    ]);
}
