using NetPol.Sharp;
using static NetPol.Sharp.Dsl;
return PolicyProgram.Run(args, Guide.Policies, Payments.Policies);

/// <summary>The resource level: one statement is one NetworkPolicy, for the namespace that it is applied to.</summary>
public static class Guide
{
    [Policies]
    public static PolicySet Policies =>
    [
        // Nobody reaches any pod of the namespace, unless another policy allows it.
        Policy("default-deny-ingress").Selecting(AllPods).DenyIngress(),

        // The frontend reaches the backend on TCP 8080.
        Policy("backend-allow-frontend").Selecting("app=backend").AllowIngress(from: Pods("app=frontend"), on: Port.Tcp(8080)),

        // The backend reaches the database on TCP 5432, and from now on nothing else.
#pragma warning disable NETPOL3001, NETPOL3005, NETPOL4008 // No DNS for the backend, no ingress rule at the database, no default deny for egress.
        Policy("backend-egress-db").Selecting("app=backend").AllowEgress(to: Pods("app=database"), on: Port.Tcp(5432)),
#pragma warning restore NETPOL3001, NETPOL3005, NETPOL4008
    ];
}

/// <summary>A backend that may reach the database namespace, cluster DNS and one payment CIDR, nothing else.</summary>
public static class Payments
{
    [Policies]
    public static PolicySet Policies => InNamespace("payments",
    [
#pragma warning disable NETPOL4008 // Pods of 'payments' other than the backend stay open for egress.
        Policy("backend-egress").Selecting("app=backend")
            .AllowEgress(to: Namespace("database"), on: Port.Tcp(5432))
            .AllowEgress(to: ClusterDns, on: Port.Udp(53).AndTcp(53))
            .AllowEgress(to: Cidr("203.0.113.0/24"), on: Port.Tcp(443))
            .Because("the backend talks to the database and to the payment provider"),
#pragma warning restore NETPOL4008
    ]);
}
