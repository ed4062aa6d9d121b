using Acme.Network;
using NetPol.Sharp;
using Xunit;

namespace Policies.Tests;

public sealed class ShopTests
{
    // The committed YAML is the snapshot: whoever changes policies sees in the diff of the YAML what that does.
    [Fact]
    public void CommittedYaml_IsThatOfThePolicies()
    {
        PolicyAssert.MatchesFiles(NetworkBaseline.Policies, "../clusters/baseline");
        PolicyAssert.MatchesFiles(Shop.Staging, "../clusters/staging");
        PolicyAssert.MatchesFiles(Shop.Production, "../clusters/prod");
    }

    [Fact]
    public void Production_LetsTheShopWork()
    {
        var cluster = ClusterFiles.Read("../manifests/prod").With([.. NetworkBaseline.Policies, .. Shop.Production]);
        var connectivity = Connectivity.Of(cluster);
        PolicyAssert.Allows(connectivity, "shop/frontend", "shop/backend", "http");
        PolicyAssert.Allows(connectivity, "shop/backend", "shop/database", "postgres");
        PolicyAssert.Allows(connectivity, "shop/backend", "kube-system/coredns", "53/UDP");
        PolicyAssert.Blocks(connectivity, "shop/frontend", "shop/database", "postgres");
        PolicyAssert.Blocks(connectivity, "203.0.113.5", "shop/database", "postgres");
    }
}
