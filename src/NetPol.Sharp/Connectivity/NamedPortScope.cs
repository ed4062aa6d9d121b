namespace NetPol.Sharp;

/// <summary>Where a named port in an egress rule without <c>to</c> is looked up.</summary>
public enum NamedPortScope
{
    /// <summary>On every pod: the API's text.</summary>
    All,

    /// <summary>On the pods of the policy's namespace, and only those are reached.</summary>
    OwnNamespace,

    /// <summary>On the pods of the policy's namespace, and the numbers found there are admitted towards every destination: kube-router.</summary>
    OwnNamespaceNumbers,

    /// <summary>Nowhere, so that it matches nothing: AWS VPC CNI.</summary>
    None,
}
