using NetPol.Sharp;
using static NetPol.Sharp.Dsl;
return PolicyProgram.Run(args, Shop.Policies);

public static class Shop
{
    [Policies]
    public static PolicySet Policies => InNamespace("shop",
    [
        DefaultDeny.All,
        Allow.Dns,
        Allow.From(Namespace("ingress-nginx")).To("app=frontend").OnTcp(8080),
        Allow.From("app=frontend").To("app=backend").OnTcp(8080),
        Allow.From("app=backend").To("app=database").OnTcp(5432),
        Never.From("app=frontend").To("app=database"),
    ]);
}
