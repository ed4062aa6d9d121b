using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(2, "Limit an app to one client",
    "Only the API reaches the database, on TCP 5432; without `IngressOnly` the sentence would also write the API's egress side, and the " +
    "API could open nothing but this connection.")]
public static class R02_LimitToOneApp
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-02",
    [
        Allow.From("app=api").To("app=database").OnTcp(5432).IngressOnly()
            .Accept("NETPOL4008", "the recipe is about these pods alone"),
    ]);
}
