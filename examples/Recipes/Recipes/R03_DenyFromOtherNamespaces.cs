using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(3, "Deny from other namespaces",
    "Pods take connections from pods of their own namespace on every port, and from nothing else: no other namespace, no address " +
    "outside, no node but their own.")]
public static class R03_DenyFromOtherNamespaces
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-03",
    [
        DefaultDeny.Ingress,
        Allow.From(AllPods).To(AllPods).OnAnyPort().IngressOnly(),
    ]);
}
