using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(24, "Allow a DNS cache on the node",
    "Pods ask the NodeLocal DNSCache, which listens at an address of the node that no selector matches, and the DNS pods as well; where " +
    "kube-proxy uses iptables, clients keep asking the address of the DNS Service, which then has to be added.")]
public static class R24_AllowNodeLocalDns
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-24",
    [
        DefaultDeny.Egress,
        Allow.Dns,
        Allow.From(AllPods).To(Cidr("169.254.20.10/32")).OnUdp(53).AndTcp(53).Named("allow-dns-cache"),
    ]);
}
