namespace NetPol.Sharp.Model;

/// <summary>Where an Ingress sends requests: <c>spec.rules[].http.paths[].backend.service</c>, or <c>spec.defaultBackend.service</c>.</summary>
public sealed record IngressBackend : ModelNode
{
    /// <summary>The host: <c>spec.rules[].host</c>; <c>*</c> when none is written.</summary>
    public string Host { get; init; } = "*";

    /// <summary>The path: <c>spec.rules[].http.paths[].path</c>; <c>/</c> when none is written.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The Service's name, in the Ingress's namespace: <c>service.name</c>.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The Service's port, a <see cref="PortNumber"/> or <see cref="PortName"/>: <c>service.port</c>.</summary>
    public required PortSpecifier ServicePort { get; init; }
}
