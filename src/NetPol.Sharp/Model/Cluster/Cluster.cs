using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Model;

/// <summary>What one cluster holds, as far as NetworkPolicies are concerned. Objects of the lists have different names.</summary>
public sealed record Cluster
{
    /// <summary>The namespaces. One that is only named by another object exists too, with the label that every namespace has.</summary>
    public EquatableArray<Namespace> Namespaces { get; init; } = [];

    /// <summary>The nodes.</summary>
    public EquatableArray<Node> Nodes { get; init; } = [];

    /// <summary>The pods.</summary>
    public EquatableArray<Pod> Pods { get; init; } = [];

    /// <summary>The workloads. One that owns no pod of <see cref="Pods"/> stands for a pod of its template.</summary>
    public EquatableArray<Workload> Workloads { get; init; } = [];

    /// <summary>The Services.</summary>
    public EquatableArray<Service> Services { get; init; } = [];

    /// <summary>The Ingresses.</summary>
    public EquatableArray<Ingress> Ingresses { get; init; } = [];

    /// <summary>The EndpointSlices.</summary>
    public EquatableArray<EndpointSlice> EndpointSlices { get; init; } = [];

    /// <summary>The policies. One without a namespace is in <c>default</c>.</summary>
    public EquatableArray<NetworkPolicy> NetworkPolicies { get; init; } = [];

    /// <summary>A cluster of these pods and nothing else.</summary>
    /// <param name="pods">The pods.</param>
    public static Cluster Of(params Pod[] pods) => new() { Pods = EquatableArray.From(Literal.NotNull(pods, "The list of pods")) };

    /// <summary>The cluster with more policies.</summary>
    /// <param name="policies">The policies to add.</param>
    public Cluster With(IEnumerable<NetworkPolicy> policies) =>
        this with { NetworkPolicies = EquatableArray.From(NetworkPolicies.Concat(Literal.NotNull(policies, "The list of policies"))) };

    /// <summary>The cluster with more pods.</summary>
    /// <param name="pods">The pods to add.</param>
    public Cluster With(params Pod[] pods) => this with { Pods = EquatableArray.From(Pods.Concat(Literal.NotNull(pods, "The list of pods"))) };
}
