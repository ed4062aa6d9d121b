using System.IO;
using System.Threading.Tasks;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Runner;

/// <summary>Expectations as users write them in tests of their own.</summary>
public sealed class PolicyAssertTests
{
    private static readonly PolicySet s_shop = InNamespace("shop",
    [
        DefaultDeny.All,
        Allow.From("app=frontend").To("app=backend").OnTcp(8080),
    ]);

    private static readonly Pod s_frontend = Pod.Of("shop/frontend", "app=frontend");
    private static readonly Pod s_backend = Pod.Of("shop/backend", "app=backend");

    [Fact]
    public void SetAndPods_AreAskedDirectly()
    {
        PolicyAssert.Allows(s_shop, s_frontend, s_backend, "8080/TCP");
        PolicyAssert.Blocks(s_shop, s_frontend, s_backend, "8081");
        PolicyAssert.Blocks(s_shop, s_backend, s_frontend, "8080");
    }

    [Fact]
    public Task FailedExpectation_SaysWhy()
    {
        var failure = Assert.Throws<PolicyAssertException>(() => PolicyAssert.Allows(s_shop, s_frontend, s_backend, "5432"));
        return Verifier.Verify(WithoutPlaces(failure.Message), "txt");
    }

    [Fact]
    public void Cluster_IsAskedByNames()
    {
        var connectivity = Sharp.Connectivity.Of(Cluster.Of(s_frontend.At("10.0.0.1"), s_backend.At("10.0.0.2", "fd00::2").Listening("http", 8080)).With(s_shop));
        PolicyAssert.Allows(connectivity, "shop/frontend", "10.0.0.2", "8080");
        PolicyAssert.Blocks(connectivity, "203.0.113.5", "shop/backend", "8080");
        Assert.Throws<PolicyAssertException>(() => PolicyAssert.Blocks(connectivity, "shop/frontend", "shop/backend", "8080"));
        Assert.Contains("the closest are 'shop/backend'", Assert.Throws<ClusterException>(() => PolicyAssert.Blocks(connectivity, "shop/backnd", "shop/frontend", "1")).Message, System.StringComparison.Ordinal);
        Assert.Equal("port 0 does not exist; ports go from 1 to 65535", Assert.Throws<ClusterException>(() => PolicyAssert.Blocks(connectivity, "shop/backend", "shop/frontend", "0")).Message);
    }

    [Fact]
    public void CommittedYaml_IsTheSnapshot()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "all.yaml"), s_shop.ToYaml());
        PolicyAssert.MatchesFiles(s_shop, folder.Path);

        File.WriteAllText(Path.Combine(folder.Path, "all.yaml"), s_shop.ToYaml().Replace("8080", "80", System.StringComparison.Ordinal));
        var failure = Assert.Throws<PolicyAssertException>(() => PolicyAssert.MatchesFiles(s_shop, folder.Path));
        Assert.Contains("-    - port: 80\n+    - port: 8080\n", failure.Message, System.StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(folder.Path, "all.yaml"), InNamespace("shop", [DefaultDeny.All]).ToYaml());
        Assert.Contains("+++ the set: shop/backend", Assert.Throws<PolicyAssertException>(() => PolicyAssert.MatchesFiles(s_shop, folder.Path)).Message, System.StringComparison.Ordinal);
        Assert.Throws<ClusterException>(() => PolicyAssert.MatchesFiles(s_shop, "no-such-folder"));
    }

    [Fact]
    public void RelativeFolder_IsBesideTheCallingFile() =>
        Assert.Contains("are not those of the set", Assert.Throws<PolicyAssertException>(() => PolicyAssert.MatchesFiles(s_shop, "PolicyAssertFiles")).Message, System.StringComparison.Ordinal);

    private static string WithoutPlaces(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\([^()]*PolicyAssertTests\.cs:\d+(:\d+)?\)", "(PolicyAssertTests.cs)", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, System.TimeSpan.FromSeconds(5));
}
