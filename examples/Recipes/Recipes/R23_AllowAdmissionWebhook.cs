using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(23, "Allow an admission webhook",
    "The API server calls the webhook on the pod's port 9443, not on the Service's 443, and comes from an address that no selector " +
    "matches: write the range that your control plane calls from.")]
public static class R23_AllowAdmissionWebhook
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-23",
    [
        Allow.From(Cidr("10.0.0.0/28")).To("app=webhook").OnTcp(9443)
            .Accept("NETPOL4008", "the recipe is about these pods alone"),
    ]);
}
