using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(4, "Allow from all namespaces",
    "Every pod of every namespace reaches the registry on TCP 5000, the registry's own namespace included; addresses outside the " +
    "cluster and other nodes are no pods and do not.")]
public static class R04_AllowFromAllNamespaces
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-04",
    [
        DefaultDeny.Ingress,
        Allow.From(AllNamespaces).To("app=registry").OnTcp(5000).Because("every team pulls from it"),
    ]);
}
