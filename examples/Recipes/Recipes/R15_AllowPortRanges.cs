using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(15, "Allow port ranges",
    "Clients reach the FTP server on TCP 21 and on every port from 30000 to 30100, both ends included; a plugin that does not know " +
    "`endPort` opens only 30000 of them.")]
public static class R15_AllowPortRanges
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-15",
    [
        Allow.From(Namespace("clients")).To("app=ftp").OnTcp(21).AndTcpRange(30000, 30100)
            .Accept("NETPOL4008", "the recipe is about these pods alone"),
    ]);
}
