using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>A pod of the manifests, or the one that a workload stands for.</summary>
/// <param name="pod">The pod.</param>
/// <param name="workload">Whose it is, as messages name it: <c>namespace/name[Kind]</c>.</param>
internal sealed class KnownPod(Pod pod, string workload)
{
    internal Pod Pod { get; } = pod;

    internal string Workload { get; } = workload;

    internal EquatableArray<KeyValue> Labels => Pod.Template.Labels;

    /// <summary>Whether policies apply to it: it runs, in a network of its own.</summary>
    internal bool IsSubject => !Pod.HasCompleted && !Pod.Template.HostNetwork;
}
