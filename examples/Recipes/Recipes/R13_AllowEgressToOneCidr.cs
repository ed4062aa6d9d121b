using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(13, "Allow egress to one CIDR",
    "The billing pods open connections to the partner's addresses on TCP 443 and ask DNS for their names, and reach nothing else; a " +
    "policy knows addresses, so it has to follow when the partner moves.")]
public static class R13_AllowEgressToOneCidr
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-13",
    [
        Allow.DnsFor("app=billing")
            .Accept("NETPOL4008", "the recipe is about these pods alone"),
        Allow.From("app=billing").To(Cidr("203.0.113.0/24")).OnTcp(443).Because("the payment partner"),
    ]);
}
