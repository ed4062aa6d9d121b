using System.Collections.Generic;

namespace NetPol.Sharp;

/// <summary>Where the cluster's pods ask for names: CoreDNS and kube-dns both carry <c>k8s-app=kube-dns</c> in <c>kube-system</c>; some platforms have it elsewhere.</summary>
public sealed record ClusterDnsPeer : Peer
{
    private static readonly AtomicPeer s_kubeDns = Dsl.Namespace("kube-system").Pods("k8s-app=kube-dns");
    private static readonly AtomicPeer[] s_openShift = [Dsl.Namespace("openshift-dns").Pods("dns.operator.openshift.io/daemonset-dns=default")];
    private static readonly AtomicPeer[] s_nodeLocal = [s_kubeDns, Dsl.Cidr("169.254.20.10/32")];
    private static readonly AtomicPeer[] s_cloudDns = [Dsl.Cidr("169.254.169.254/32")];
    private static readonly AtomicPeer[] s_usual = [s_kubeDns];

    internal ClusterDnsPeer(DnsVariant variant = DnsVariant.Unspecified) => Variant = variant == DnsVariant.KubeDns ? DnsVariant.Unspecified : variant;

    /// <summary>Which DNS it is; <see cref="DnsVariant.Unspecified"/> for CoreDNS and kube-dns.</summary>
    public DnsVariant Variant { get; }

    internal override IReadOnlyList<AtomicPeer> Members => Variant switch
    {
        DnsVariant.OpenShift => s_openShift,
        DnsVariant.NodeLocal => s_nodeLocal,
        DnsVariant.CloudDns => s_cloudDns,
        _ => s_usual,
    };

    /// <summary>The ports that it listens on.</summary>
    internal PortSet Ports => Variant == DnsVariant.OpenShift ? Port.Udp(5353).AndTcp(5353) : Port.Udp(53).AndTcp(53);

    /// <summary>The end as the language writes it.</summary>
    public override string ToString() => Variant == DnsVariant.Unspecified ? nameof(Dsl.ClusterDns) : $"{nameof(Dsl.ClusterDnsAt)}({nameof(DnsVariant)}.{Variant})";
}
