using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(12, "Allow egress to DNS only",
    "Pods resolve names and open nothing else; DNS is UDP and TCP, because long answers come over TCP, and the pods are those of " +
    "kube-system, so OpenShift's in openshift-dns on 5353 need a sentence of their own.")]
public static class R12_AllowEgressToDnsOnly
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-12",
    [
        DefaultDeny.Egress,
        Allow.Dns,
    ]);
}
