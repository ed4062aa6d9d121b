using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(21, "Isolate a namespace",
    "Pods talk to each other and to DNS, and to nothing else in either direction; the sentence between pods writes both sides, because " +
    "both are denied.")]
public static class R21_IsolateANamespace
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-21",
    [
        DefaultDeny.All,
        Allow.Dns,
        Allow.From(AllPods).To(AllPods).OnAnyPort(),
    ]);
}
