using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Acme.Network;

/// <summary>The shop in both of its clusters. Workloads and ports are those of the manifests.</summary>
public static class Shop
{
    [Policies(Cluster = "staging")]
    public static PolicySet Staging => InNamespace("shop",
    [
        .. Flows,
        Allow.From(AllNamespaces).To(Workloads.Shop.Frontend.Http)
            .Accept("NETPOL4004", "the tests of every team call the shop of the staging cluster"),
    ]);

    [Policies(Cluster = "prod")]
    public static PolicySet Production => InNamespace("shop",
    [
        .. Flows,
        Allow.From(Workloads.Shop.Backend).To(Cidr("198.51.100.16/28")).OnTcp(443).Because("the payment provider"),
    ]);

    private static PolicySet Flows =>
    [
        Allow.From(Namespace("ingress-nginx")).To(Workloads.Shop.Frontend.Http),
        Allow.From(Workloads.Shop.Frontend).To(Workloads.Shop.Backend.Http),
        Allow.From(Workloads.Shop.Backend).To(Workloads.Shop.Database.Postgres),
        Never.From(Workloads.Shop.Frontend).To(Workloads.Shop.Database),
    ];
}
