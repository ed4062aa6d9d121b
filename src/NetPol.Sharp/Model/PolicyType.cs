namespace NetPol.Sharp.Model;

/// <summary>A direction of traffic, seen from the selected pods: an item of <c>spec.policyTypes</c>.</summary>
public enum PolicyType
{
    /// <summary>Connections towards the selected pods.</summary>
    Ingress,

    /// <summary>Connections from the selected pods.</summary>
    Egress,
}
