using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(6, "Allow from some pods in another namespace",
    "Only the checkout pods of namespace shop reach the payment pods: namespace and label must both match, so neither other pods of " +
    "shop nor checkout pods elsewhere get in.")]
public static class R06_AllowFromPodsInAnotherNamespace
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-06",
    [
        Allow.From(Namespace("shop").Pods("app=checkout")).To("app=payment").OnTcp(8443)
            .Accept("NETPOL4008", "the recipe is about these pods alone"),
    ]);
}
