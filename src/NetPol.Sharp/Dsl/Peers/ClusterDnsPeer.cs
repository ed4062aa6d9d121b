using System.Collections.Generic;

namespace NetPol.Sharp;

/// <summary>The cluster's DNS pods: CoreDNS and kube-dns both carry <c>k8s-app=kube-dns</c> in <c>kube-system</c>.</summary>
public sealed record ClusterDnsPeer : Peer
{
    internal ClusterDnsPeer()
    {
    }

    internal override IReadOnlyList<AtomicPeer> Members { get; } = [Dsl.Namespace("kube-system").Pods("k8s-app=kube-dns")];

    /// <summary>The end as the language writes it.</summary>
    public override string ToString() => "ClusterDns";
}
