using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(7, "Allow external clients",
    "Everybody inside and outside the cluster reaches the web pods on TCP 8080, which is the port of the pods and not that of their " +
    "load balancer or Service; every other port stays closed.")]
public static class R07_AllowExternalClients
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-07",
    [
        Allow.From(Anywhere).To("app=web").OnTcp(8080).Because("the shop is public")
            .Accept("NETPOL4008", "the recipe is about these pods alone"),
    ]);
}
