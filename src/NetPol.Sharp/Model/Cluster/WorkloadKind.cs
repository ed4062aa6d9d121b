namespace NetPol.Sharp.Model;

/// <summary>The kinds of objects that make pods.</summary>
public enum WorkloadKind
{
    /// <summary><c>apps/v1 Deployment</c>.</summary>
    Deployment,

    /// <summary><c>apps/v1 StatefulSet</c>.</summary>
    StatefulSet,

    /// <summary><c>apps/v1 DaemonSet</c>.</summary>
    DaemonSet,

    /// <summary><c>apps/v1 ReplicaSet</c>.</summary>
    ReplicaSet,

    /// <summary><c>batch/v1 Job</c>.</summary>
    Job,

    /// <summary><c>batch/v1 CronJob</c>.</summary>
    CronJob,

    /// <summary><c>v1 ReplicationController</c>.</summary>
    ReplicationController,
}
