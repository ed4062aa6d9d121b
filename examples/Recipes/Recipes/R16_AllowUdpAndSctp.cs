using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(16, "Allow UDP and SCTP",
    "The radio network reaches the core on SCTP 38412 and UDP 2152, and on no TCP port: a protocol that no rule names stays closed, and " +
    "replies need no rule.")]
public static class R16_AllowUdpAndSctp
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-16",
    [
        Allow.From(Namespace("radio")).To("app=core").OnSctp(38412).AndUdp(2152)
            .Accept("NETPOL4008", "the recipe is about these pods alone"),
    ]);
}
