using NetPol.Sharp;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace Shop.Tests;

public sealed class ShopTests
{
    private static readonly PolicySet s_shop = InNamespace("shop",
    [
        DefaultDeny.All,
        Allow.Dns,
        Allow.From("app=frontend").To("app=backend").OnTcp(8080),
    ]);

    [Fact]
    public void Set_IsAskedWithTwoPods()
    {
        var frontend = Pod.Of("shop/frontend", "app=frontend");
        var backend = Pod.Of("shop/backend", "app=backend").Listening("http", 8080);
        PolicyAssert.Allows(s_shop, frontend, backend, "http");
        PolicyAssert.Blocks(s_shop, backend, frontend, "8080/TCP");
    }

    [Fact]
    public void Cluster_IsReadFromManifests()
    {
        var cluster = ClusterFiles.Read("examples/ThreeTier/cluster.yaml").With(s_shop);
        var connectivity = Connectivity.Of(cluster);
        PolicyAssert.Allows(connectivity, "shop/frontend", "kube-system/coredns", "53/UDP");
        PolicyAssert.Blocks(connectivity, "203.0.113.5", "shop/backend", "8080");
        Assert.Equal(Verdict.Denied, connectivity.Query(connectivity.Find("shop/frontend"), connectivity.Find("shop/database"), Protocol.Tcp, 5432));
    }
}
