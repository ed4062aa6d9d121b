namespace NetPol.Sharp.Model;

/// <summary>Where a pod is in its life: <c>status.phase</c>.</summary>
public enum PodPhase
{
    /// <summary>Not written: the pod is a manifest that no cluster has seen yet.</summary>
    Unknown,

    /// <summary>Accepted, not running yet.</summary>
    Pending,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Ended well: it has given its address back and takes no part in traffic.</summary>
    Succeeded,

    /// <summary>Ended badly: it has given its address back and takes no part in traffic.</summary>
    Failed,
}
