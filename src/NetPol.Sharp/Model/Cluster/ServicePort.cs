namespace NetPol.Sharp.Model;

/// <summary>A port of a Service: <c>spec.ports[]</c>. Policies see the target port on the pod, never the Service's.</summary>
public sealed record ServicePort : ModelNode
{
    /// <summary>The port's name: <c>name</c>; empty when it has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The protocol: <c>protocol</c>, TCP where none is written.</summary>
    public Protocol Protocol { get; init; }

    /// <summary>The port that clients use: <c>port</c>, 1 to 65535.</summary>
    public required int Port { get; init; }

    /// <summary>The port of the pods: <c>targetPort</c>, a <see cref="PortNumber"/> or <see cref="PortName"/>; the same number where none is written.</summary>
    public required PortSpecifier TargetPort { get; init; }
}
