using System.Linq;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Ends and stand-ins of workloads while a cluster changes.</summary>
public sealed class EndTests
{
    private static readonly Pod s_a = Pod.Of("x/a", "app=a").At("10.0.0.1");
    private static readonly Pod s_b = Pod.Of("x/b", "app=b").At("10.0.0.2");

    [Fact]
    public void EndThatWasFoundBeforeAChange_IsThePodOfItsNameNow()
    {
        var connectivity = Sharp.Connectivity.Of(Cluster.Of(s_a, s_b).With(InNamespace("x", [DefaultDeny.Ingress, Allow.From(AllPods).To("app=b").OnTcp(80)])));
        var (a, b) = (connectivity.Find("x/a"), connectivity.Find("x/b"));
        Assert.Equal(Verdict.Denied, connectivity.Query(b, a, Protocol.Tcp, 80));
        connectivity.Set(s_a with { Template = s_b.Template });
        Assert.Equal(Verdict.Allowed, connectivity.Query(b, a, Protocol.Tcp, 80));
        Assert.True(connectivity.Explain(b, a, Protocol.Tcp, 80).Ingress.IsAllowed);
        connectivity.Set(s_a with { Phase = PodPhase.Succeeded });
        Assert.Contains("has completed", Assert.Throws<ClusterException>(() => connectivity.Query(b, a, Protocol.Tcp, 80)).Message, System.StringComparison.Ordinal);
        connectivity.RemovePod("x", "a");
        Assert.Equal("'x/a' was removed", Assert.Throws<ClusterException>(() => connectivity.Query(b, a, Protocol.Tcp, 80)).Message);
    }

    [Fact]
    public void WorkloadWithoutPods_StandsForOne()
    {
        var workload = new Workload { Kind = WorkloadKind.StatefulSet, Namespace = "x", Name = "web", Template = s_a.Template };
        var owned = s_a with { Name = "web-0", Owner = new OwnerReference("StatefulSet", "web") };
        var connectivity = Sharp.Connectivity.Of(Cluster.Of(s_b, owned) with { Workloads = [workload] });
        Assert.DoesNotContain(connectivity.Connections(), connection => connection.From == "x/web[StatefulSet]");
        connectivity.RemovePod("x", "web-0");
        Assert.Contains(connectivity.Connections(), connection => connection.From == "x/web[StatefulSet]");
        Assert.Equal(Sharp.Connectivity.Of(connectivity.Cluster).Connections(), connectivity.Connections());
        connectivity.Set(owned);
        Assert.DoesNotContain(connectivity.Connections(), connection => connection.From == "x/web[StatefulSet]");
        Assert.Equal(Sharp.Connectivity.Of(connectivity.Cluster).Connections().Count(), connectivity.Connections().Count());
    }
}
