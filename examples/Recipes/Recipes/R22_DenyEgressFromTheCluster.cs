using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(22, "Deny egress from the cluster",
    "Pods open connections to every pod of every namespace, DNS among them, and to no address outside; nodes and the API server are " +
    "outside, and with most plugins pods on the host network are, too.")]
public static class R22_DenyEgressFromTheCluster
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-22",
    [
        DefaultDeny.Egress,
        Allow.From(AllPods).To(AllNamespaces).OnAnyPort(),
    ]);
}
