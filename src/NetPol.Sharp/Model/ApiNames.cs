using System;

namespace NetPol.Sharp.Model;

/// <summary>The API's words for the model's enumerations.</summary>
public static class ApiNames
{
    /// <summary>The value of <c>ports[].protocol</c>: <c>TCP</c>, <c>UDP</c> or <c>SCTP</c>.</summary>
    /// <param name="protocol">The protocol to name.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the three.</exception>
    public static string ApiName(this Protocol protocol) => protocol switch
    {
        Protocol.Tcp => "TCP",
        Protocol.Udp => "UDP",
        Protocol.Sctp => "SCTP",
        _ => throw new ArgumentOutOfRangeException(nameof(protocol)),
    };

    /// <summary>The value of an item of <c>spec.policyTypes</c>: <c>Ingress</c> or <c>Egress</c>.</summary>
    /// <param name="policyType">The direction to name.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the two.</exception>
    public static string ApiName(this PolicyType policyType) => policyType switch
    {
        PolicyType.Ingress => "Ingress",
        PolicyType.Egress => "Egress",
        _ => throw new ArgumentOutOfRangeException(nameof(policyType)),
    };

    /// <summary>The field of <c>spec</c> that holds the rules of a direction, and its name in sentences: <c>ingress</c> or <c>egress</c>.</summary>
    internal static string FieldName(this PolicyType policyType) => policyType == PolicyType.Ingress ? "ingress" : "egress";
}
