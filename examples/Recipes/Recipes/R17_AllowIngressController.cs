using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(17, "Allow the ingress controller",
    "Only the ingress controller reaches the web pods, on their own port: they see it as the source and never the client, and a " +
    "controller on the host network would be the address of a node, which no selector matches.")]
public static class R17_AllowIngressController
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-17",
    [
        DefaultDeny.Ingress,
        Allow.From(Namespace("ingress-nginx").Pods("app.kubernetes.io/name=ingress-nginx")).To("app=web").OnTcp(8080),
    ]);
}
