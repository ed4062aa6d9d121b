using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(18, "Allow monitoring",
    "Prometheus scrapes every pod on the port that the pod calls metrics, and nothing else comes in: `DefaultDeny` only says aloud what " +
    "an allow to all pods does already, which is to isolate all of them.")]
public static class R18_AllowMonitoring
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-18",
    [
        DefaultDeny.Ingress,
        Allow.From(Namespace("monitoring").Pods("app.kubernetes.io/name=prometheus")).To(AllPods).OnTcp("metrics"),
    ]);
}
