namespace NetPol.Sharp.Model;

/// <summary>Labels that Kubernetes itself sets or that its parts agree on.</summary>
public static class WellKnownLabels
{
    /// <summary>Set by the API server on every namespace to its name, since 1.22 (KEP-2161).</summary>
    public const string NamespaceName = "kubernetes.io/metadata.name";
}
