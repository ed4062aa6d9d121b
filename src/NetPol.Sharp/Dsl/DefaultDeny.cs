using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>
/// Isolates every pod of a namespace, so that only what other policies allow remains.
/// The namespace is the set's, or those of <c>.In(…)</c>, which the set then manages.
/// </summary>
public static class DefaultDeny
{
    /// <summary>Both directions; the object is called <c>default-deny-all</c>.</summary>
    public static DefaultDenyStatement All { get; } = new("default-deny-all", [PolicyType.Ingress, PolicyType.Egress]);

    /// <summary>Connections towards the pods; the object is called <c>default-deny-ingress</c>.</summary>
    public static DefaultDenyStatement Ingress { get; } = new("default-deny-ingress", [PolicyType.Ingress]);

    /// <summary>Connections from the pods; the object is called <c>default-deny-egress</c>.</summary>
    public static DefaultDenyStatement Egress { get; } = new("default-deny-egress", [PolicyType.Egress]);
}
