using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(20, "Allow IPv6 and dual stack",
    "The office reaches the web pods over IPv4 and over IPv6: a CIDR covers one family, so each has to be written, while a selector " +
    "covers all addresses of its pods.")]
public static class R20_AllowIPv6AndDualStack
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-20",
    [
        Allow.From(Cidr("198.51.100.0/24") | Cidr("2001:db8:51::/48")).To("app=web").OnTcp(8443)
            .Accept("NETPOL4008", "the recipe is about these pods alone"),
    ]);
}
