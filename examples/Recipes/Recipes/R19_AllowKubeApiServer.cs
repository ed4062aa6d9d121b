using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(19, "Allow the kube-apiserver",
    "The operator reaches the API server at its endpoint addresses and their port, as `kubectl get endpointslices -l " +
    "kubernetes.io/service-name=kubernetes` shows them, since no selector matches it and most plugins look only after the address of " +
    "its Service is rewritten.")]
public static class R19_AllowKubeApiServer
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-19",
    [
        DefaultDeny.Egress,
        Allow.Dns,
        Allow.From("app=operator").To(Cidr("10.0.0.10/32") | Cidr("10.0.0.11/32")).OnTcp(6443),
    ]);
}
