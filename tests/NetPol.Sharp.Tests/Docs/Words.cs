using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs;

/// <summary>The words of the language, shown in docs/language.md; compiled here.</summary>
public static class Words
{
    public static Peer[] Ends =>
    [
        Pods("app=web,tier in (a,b),role notin (x),legacy,!old,env!=prod"), // pods of the set's namespace, by label
        AllPods,                                          // every pod of the set's namespace
        Pods("app=web").In("shop"),                       // in a named namespace; the same as the next
        Namespace("shop").Pods("app=web"),
        Namespace("shop"),                                // every pod of a named namespace
        Namespaces("team=x"),                             // every pod of the namespaces with a label
        Pods("app=web").InNamespaces("team=x"),           // both at once: these pods in those namespaces
        AllNamespaces,                                    // every pod of every namespace
        Cidr("203.0.113.0/24").Except("203.0.113.7/32"),  // a range of addresses
        Internet,                                         // public addresses of both families
        ClusterDns,                                       // the cluster's DNS pods
        Anywhere,                                         // no restriction: pods, nodes, addresses
        Pods("app=web") | Namespace("tools"),             // one or the other
    ];

    public static PolicySet Sentences => InNamespace("shop",
    [
        DefaultDeny.All,                                                    // also .Ingress, .Egress; .In("a", "b")
        Allow.Dns,                                                          // every pod here to the DNS pods, UDP and TCP 53
        Allow.DnsFor("app=worker").Named("worker-dns"),                     // only these
        Allow.From("app=web").To("app=api").OnTcp(80, 443).AndUdp("quic"),  // numbers and names; .OnSctp too
        Allow.From("app=web").To("app=ftp").OnTcpRange(30000, 32767),       // both ends included
        Allow.From("app=web").To("app=bus").OnAnyTcp(),                     // every TCP port
        Allow.From("app=web").To("app=old").OnAnyPort(),                    // every port of every protocol
        Allow.From(Anywhere).To("app=web").OnTcp(8080)
            .Named("public-web")                                            // an object of its own
            .Because("the shop is public")                                  // an annotation
            .Accept("NETPOL4004", "the shop is public"),                    // an annotation for the rule that objects
        Allow.From("app=web").To(Namespace("payments")).OnTcp(443).EgressOnly(),
        Policy("metrics").Selecting("app=web")                              // one object, as the API has it
            .AllowIngress(from: Namespaces("team=monitoring"), on: Port.Tcp("metrics")),
        Never.From("app=web").To("app=database"),                           // emits nothing
        Always.From("app=web").To("app=api").OnTcp(443),                    // emits nothing
    ]).WithLabel("team", "shop");
}
