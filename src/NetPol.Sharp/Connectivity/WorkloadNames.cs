using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Whose a pod is: the workload at the end of its chain of controllers, as <c>namespace/name[Kind]</c>.</summary>
internal sealed class WorkloadNames
{
    private const string TemplateHash = "pod-template-hash";

    // An operator's own resource is no workload that anybody asks about; what it made is.
    private static readonly string[] s_kinds =
    [
        nameof(WorkloadKind.Deployment), nameof(WorkloadKind.StatefulSet), nameof(WorkloadKind.DaemonSet), nameof(WorkloadKind.ReplicaSet),
        nameof(WorkloadKind.Job), nameof(WorkloadKind.CronJob), nameof(WorkloadKind.ReplicationController),
    ];

    private readonly Dictionary<(string Namespace, string Kind, string Name), OwnerReference?> _owners = [];

    internal WorkloadNames(IEnumerable<Workload> workloads)
    {
        foreach (var workload in workloads)
        {
            _owners[(workload.Namespace, workload.Kind.ToString(), workload.Name)] = workload.Owner;
        }
    }

    internal bool Knows(string ns, OwnerReference workload) => _owners.ContainsKey((ns, workload.Kind, workload.Name));

    internal string Of(Pod pod)
    {
        // The pods that a node runs by itself belong to nobody else.
        if (pod.Owner is not { Kind: not "Node" } owner)
        {
            return $"{pod.Namespace}/{pod.Name}[Pod]";
        }

        // No cycle is longer than the number of workloads.
        for (var steps = 0; steps <= _owners.Count && _owners.TryGetValue((pod.Namespace, owner.Kind, owner.Name), out var next) && next is not null && s_kinds.Contains(next.Kind); steps++)
        {
            owner = next;
        }

        return DeploymentOf(owner, pod) is { } deployment
            ? $"{pod.Namespace}/{deployment}[Deployment]"
            : $"{pod.Namespace}/{owner.Name}[{owner.Kind}]";
    }

    // A Deployment names its ReplicaSets after itself and the hash of the template, which the pods carry as a label; the ReplicaSet itself may not be in the manifests.
    private string? DeploymentOf(OwnerReference owner, Pod pod)
    {
        if (owner.Kind != nameof(WorkloadKind.ReplicaSet) || _owners.ContainsKey((pod.Namespace, owner.Kind, owner.Name)))
        {
            return null;
        }

        var hash = pod.Template.Labels.FirstOrDefault(label => label.Key == TemplateHash)?.Value;
        return hash is { Length: > 0 } && owner.Name.EndsWith("-" + hash, StringComparison.Ordinal) ? owner.Name.Substring(0, owner.Name.Length - hash.Length - 1) : null;
    }
}
