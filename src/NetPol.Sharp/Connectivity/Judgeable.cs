using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Whether there is anything to judge between two ends.</summary>
internal static class Judgeable
{
    internal static void Check(ConnectionEnd from, ConnectionEnd to, IPFamily family, ConnectivityOptions options)
    {
        if (!options.Uses(family))
        {
            throw new ClusterException($"the cluster does not use {family}; ask for the other family");
        }

        Check(from, family);
        Check(to, family);
        if ((from.IsOnSeveralNodes && IsOfNode(to)) || (to.IsOnSeveralNodes && IsOfNode(from)))
        {
            var several = from.IsOnSeveralNodes ? from : to;
            throw new ClusterException($"the pods of the workload of '{several}' run on several nodes, and the answer differs for the own node; ask for one of them");
        }

        if (from.Pod is null && to.Pod is null)
        {
            throw new ClusterException($"neither {from} nor {to} is a pod, so no NetworkPolicy applies between them");
        }
    }

    private static bool IsOfNode(ConnectionEnd end) => end.IsNode || end.Pod is { Template.HostNetwork: true };

    private static void Check(ConnectionEnd end, IPFamily family)
    {
        if (end.Pod is { HasCompleted: true } completed)
        {
            throw new ClusterException($"'{completed}' has completed (phase {completed.Phase}), so it has no traffic any more; ask about a running pod", completed.Span);
        }

        if (!end.Has(family))
        {
            throw new ClusterException(end.Pod is { } pod
                ? $"'{pod}' has no {family} address, so it has no {family} connections; ask for the other family"
                : $"{end} is no {family} address; ask for the other family");
        }
    }
}
