namespace NetPol.Sharp;

/// <summary>What rules of a direction do that <c>policyTypes</c> does not list. Plugins differ.</summary>
public enum OutsidePolicyTypes
{
    /// <summary>Nothing: Calico, kube-router, Azure NPM, kube-network-policies.</summary>
    Inert,

    /// <summary>They admit what they say to pods that another policy isolates: OVN-Kubernetes, Weave Net.</summary>
    Union,

    /// <summary>They isolate and admit as if the direction were listed: Antrea, AWS VPC CNI, Cilium.</summary>
    Isolate,
}
