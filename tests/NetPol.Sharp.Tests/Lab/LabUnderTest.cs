using System.Linq;
using NetPol.Sharp.Lab.Runs;
using NetPol.Sharp.Lab.Topology;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Connectivity;

namespace NetPol.Sharp.Tests.Lab;

/// <summary>Runs the lab on manifests.</summary>
internal static class LabUnderTest
{
    internal static LabTopology Topology(string manifests)
    {
        var cluster = EngineUnderTest.Read(manifests);
        return LabTopology.Of(cluster, Sharp.Connectivity.Of(cluster).Pods.Pods.OfType<Pod>(), []);
    }

    /// <summary>Everything, without a packet that says nothing.</summary>
    internal static LabRun Run(string manifests)
    {
        var topology = Topology(manifests);
        var run = LabRun.Of(topology, LabRun.Everything(topology, _ => true));
        Xunit.Assert.DoesNotContain(run.Verdicts, verdict => !verdict.IsMeasured);
        return run;
    }
}
