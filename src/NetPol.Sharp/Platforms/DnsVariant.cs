namespace NetPol.Sharp;

/// <summary>Where the pods of a cluster ask for names.</summary>
public enum DnsVariant
{
    /// <summary>Not known, or what the platform brings.</summary>
    Unspecified,

    /// <summary>CoreDNS or kube-dns: pods <c>k8s-app=kube-dns</c> in <c>kube-system</c>, port 53.</summary>
    KubeDns,

    /// <summary>OpenShift: pods <c>dns.operator.openshift.io/daemonset-dns=default</c> in <c>openshift-dns</c>, which listen on port 5353 behind a Service on 53.</summary>
    OpenShift,

    /// <summary>NodeLocal DNSCache: 169.254.20.10 on every node, and kube-dns behind it (cluster addon nodelocaldns).</summary>
    NodeLocal,

    /// <summary>Cloud DNS of Google Kubernetes Engine: 169.254.169.254 on every node.</summary>
    CloudDns,
}
