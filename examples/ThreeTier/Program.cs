using NetPol.Sharp;
using static NetPol.Sharp.Dsl;
return PolicyProgram.Run(args, Shop.Policies, ThreeTier.Policies);

public static class Shop
{
    [Policies]                                                       // an entry point: judged and emitted
    public static PolicySet Policies => InNamespace("shop",
    [
        DefaultDeny.All,                                             // also .Ingress, .Egress
        Allow.Dns,                                                   // every pod here → the cluster's DNS pods, UDP and TCP 53
        Allow.From(Namespace("ingress-nginx")).To("app=frontend").OnTcp(8080),
        Allow.From(Pods("app=frontend")).To("app=backend").OnTcp(8080),
        Allow.From("app=backend").To("app=database").OnTcp(5432),
        Never.From("app=frontend").To("app=database"),               // emits nothing; proven
    ]);
}

public static class ThreeTier
{
    static readonly NamespaceHandle Web = Namespace("frontend"), Api = Namespace("backend"), Data = Namespace("database");
    static readonly PodPeer Frontend = Web.Pods("app=frontend"), Backend = Api.Pods("app=backend"), Database = Data.Pods("app=database");

    [Policies]
    public static PolicySet Policies =>
    [
        DefaultDeny.All.In(Web, Api, Data),                          // the set manages these three namespaces
        Allow.DnsFor(Frontend | Backend),
        Allow.From(Namespace("ingress-nginx")).To(Frontend).OnTcp(8080),
        Allow.From(Frontend).To(Backend).OnTcp(8080),
        Allow.From(Backend).To(Database).OnTcp(5432),
        Allow.From(Namespaces("team=monitoring")).To(Frontend | Backend).OnTcp("metrics"),
        .. Partners(),
        Never.From(Frontend).To(Database),
        Never.From(Database).To(Internet),
    ];
    static PolicySet Partners() =>
    [
        Allow.From(Backend).To(Cidr("203.0.113.0/24").Except("203.0.113.7/32")).OnTcp(443).Because("payment API"),
    ];
}
