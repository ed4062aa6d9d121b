namespace NetPol.Sharp;

/// <summary>What the ends of a list of connections are.</summary>
public enum ConnectionGrouping
{
    /// <summary>Pods: <c>namespace/name</c>.</summary>
    Pod,

    /// <summary>Workloads: <c>namespace/name[Kind]</c>.</summary>
    Workload,
}
