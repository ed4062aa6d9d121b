using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Lab.Plans;
using NetPol.Sharp.Lab.Rulesets;
using NetPol.Sharp.Lab.Topology;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.Runs;

/// <summary>Connections tried by packets in a world that enforces the policies of a cluster.</summary>
internal sealed class LabRun
{
    private const int MostProbes = 1_000_000;

    private static readonly Protocol[] s_protocols = [Protocol.Tcp, Protocol.Udp, Protocol.Sctp];
    private LabRun(LabTopology topology, IReadOnlyList<LabVerdict> verdicts, string ruleset) => (Topology, Verdicts, Ruleset) = (topology, verdicts, ruleset);

    /// <summary>The hosts.</summary>
    internal LabTopology Topology { get; }

    /// <summary>What packets say, for every connection that was asked for.</summary>
    internal IReadOnlyList<LabVerdict> Verdicts { get; }

    /// <summary>The rules that the kernel enforced.</summary>
    internal string Ruleset { get; }

    /// <summary>Every pair of ends of which one is a pod, at every port of <see cref="ProbedPorts"/>, with every protocol and family that both have.</summary>
    /// <param name="topology">The hosts.</param>
    /// <param name="uses">Whether the cluster uses a family.</param>
    internal static LabVerdict[] Everything(LabTopology topology, Func<IPFamily, bool> uses)
    {
        var ports = ProbedPorts.Of(topology);
        (LabEnd From, LabEnd To, IPFamily Family)[] pairs =
        [
            .. from source in topology.Ends
               from destination in topology.Ends
               where source.Host != destination.Host && (source.Pod ?? destination.Pod) is not null
               from family in AddressFamilies.All
               where uses(family) && source.Addresses.ContainsKey(family) && destination.Addresses.ContainsKey(family)
               select (source, destination, family),
        ];
        var probes = (long)pairs.Length * ports.Length * s_protocols.Length;
        if (probes > MostProbes)
        {
            throw new ClusterException(string.Create(CultureInfo.InvariantCulture, $"the full matrix would be {probes} probes ({pairs.Length} pairs, {ports.Length} ports), more than {MostProbes}; give the lab fewer pods, or ask with --queries"));
        }

        return
        [
            .. from pair in pairs
               from protocol in s_protocols
               from port in ports
               select new LabVerdict(pair.From, pair.To, protocol, port, pair.Family),
        ];
    }

    /// <summary>Builds the world, loads the rules, and sends the packets.</summary>
    /// <param name="topology">The hosts and the policies.</param>
    /// <param name="asked">The connections to try.</param>
    /// <param name="progress">Is told of connections that were tried.</param>
    /// <exception cref="LabUnavailableException">The world cannot be made.</exception>
    internal static LabRun Of(LabTopology topology, IReadOnlyList<LabVerdict> asked, Action<int>? progress = null)
    {
        var ruleset = Rulesets.Ruleset.Of(topology);
        var lanes = asked.GroupBy(verdict => (verdict.From, verdict.To, verdict.Family), VerdictLanes.Comparer).ToArray();
        var plan = new LabPlan(
            topology.Addresses,
            ruleset,
            [.. lanes.Select(lane => new LabLane(topology.AddressOf(lane.Key.From, lane.Key.Family), topology.AddressOf(lane.Key.To, lane.Key.Family), [.. lane.Select(verdict => LabLane.Probe(verdict.Protocol, verdict.Port))]))]);
        var outcomes = Laboratory.Run(plan, progress);
        return new LabRun(topology, [.. lanes.SelectMany(lane => lane).Select((verdict, index) => verdict with { Outcome = outcomes[index] })], ruleset);
    }

    /// <summary>The connections about which an engine and the packets disagree.</summary>
    /// <param name="connectivity">The engine; of <see cref="LabTopology.Cluster"/>.</param>
    internal IEnumerable<LabVerdict> Differences(Connectivity connectivity)
    {
        var ends = Topology.Ends.ToDictionary(end => end.Name, end => connectivity.Find(end.Name), StringComparer.Ordinal);
        return Verdicts.Where(verdict => verdict.IsMeasured
            && connectivity.Query(ends[verdict.From.Name], ends[verdict.To.Name], verdict.Protocol, verdict.Port, verdict.Family) == Verdict.Allowed != verdict.IsAllowed);
    }
}
