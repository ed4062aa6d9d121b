using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Acme.Network;

/// <summary>What the security team wants of every cluster. Teams reference this package; their policies are judged together with it, while they write them.</summary>
public static class NetworkBaseline
{
    private static readonly NamespaceHandle s_shop = Namespace("shop");

    [Policies]
    public static PolicySet Policies =>
    [
        DefaultDeny.All.In(s_shop),
        Allow.DnsFor(s_shop),
        Allow.From(Namespace("monitoring").Pods("app.kubernetes.io/name=prometheus")).To(s_shop).OnTcp("metrics").IngressOnly(),

        Never.From(s_shop).To(Cidr("169.254.169.254/32")).Because("cloud credentials"),
        Never.From(Internet).To(s_shop.Pods("tier=data")),
    ];
}
