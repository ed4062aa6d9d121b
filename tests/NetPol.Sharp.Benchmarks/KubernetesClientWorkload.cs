using System.Collections.Generic;
using System.Linq;
using k8s.Models;

namespace NetPol.Sharp.Benchmarks;

/// <summary>The same objects as a program on KubernetesClient makes them.</summary>
internal static class KubernetesClientWorkload
{
    internal static IEnumerable<V1NetworkPolicy> Policies(int policies) =>
        Enumerable.Range(0, policies).Select(subject => Policy(subject, (subject + policies - 1) % policies, (subject + 1) % policies));

    private static V1NetworkPolicy Policy(int subject, int previous, int next) => new()
    {
        ApiVersion = "networking.k8s.io/v1",
        Kind = "NetworkPolicy",
        Metadata = new V1ObjectMeta
        {
            Name = Workload.App(subject),
            NamespaceProperty = Workload.NamespaceName(Workload.NamespaceOf(subject)),
        },
        Spec = new V1NetworkPolicySpec
        {
            PodSelector = Labels("app", Workload.App(subject)),
            PolicyTypes = ["Ingress", "Egress"],
            Ingress = [new V1NetworkPolicyIngressRule { FromProperty = [Peer(subject, previous)], Ports = [Tcp(subject)] }],
            Egress = [new V1NetworkPolicyEgressRule { To = [Peer(subject, next)], Ports = [Tcp(next)] }],
        },
    };

    private static V1NetworkPolicyPeer Peer(int subject, int other)
    {
        var (own, theirs) = (Workload.NamespaceOf(subject), Workload.NamespaceOf(other));
        return new V1NetworkPolicyPeer
        {
            NamespaceSelector = own == theirs ? null : Labels("kubernetes.io/metadata.name", Workload.NamespaceName(theirs)),
            PodSelector = Labels("app", Workload.App(other)),
        };
    }

    private static V1NetworkPolicyPort Tcp(int subject) => new() { Protocol = "TCP", Port = Workload.PortOf(subject) };

    private static V1LabelSelector Labels(string key, string value) => new() { MatchLabels = new Dictionary<string, string> { [key] = value } };
}
