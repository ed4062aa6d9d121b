using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Lab.Topology;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.Runs;

/// <summary>
/// The ports at which policies may differ: those that containers declare, those that policies name, with the neighbours of ranges, and one that nobody names.
/// </summary>
internal static class ProbedPorts
{
    private const int Unnamed = 7;

    internal static int[] Of(LabTopology topology)
    {
        var declared = topology.Ends.Where(end => end.Pod is not null).SelectMany(end => end.Pod!.Template.Ports.Concat(end.Pod.Template.InitContainerPorts)).Select(port => port.Number);
        var ruled =
            from policy in topology.Cluster.NetworkPolicies
            from rule in policy.Spec.Ingress.Concat(policy.Spec.Egress)
            from item in rule.Ports
            from port in Bounds(item.Port)
            select port;
        int[] named = [.. declared.Concat(ruled).Where(port => port is >= 1 and <= 65535).Distinct()];
        return [.. named.Append(Enumerable.Range(Unnamed, named.Length + 1).First(port => !named.Contains(port))).Order()];
    }

    private static IEnumerable<int> Bounds(PortSpecifier port) => port switch
    {
        PortNumber number => [number.Number],
        PortRange range => [range.First - 1, range.First, (range.First + range.Last) / 2, range.Last, range.Last + 1],
        _ => [],
    };
}
