namespace NetPol.Sharp.Model;

/// <summary>A port that a container declares: <c>spec.containers[].ports[]</c>. Only its name matters to policies; numbers need not be declared.</summary>
/// <param name="Name">The port's name: <c>name</c>; empty when it has none.</param>
/// <param name="Number">The port's number: <c>containerPort</c>, 1 to 65535.</param>
/// <param name="Protocol">The port's protocol: <c>protocol</c>, TCP where none is written.</param>
public sealed record ContainerPort(string Name, int Number, Protocol Protocol);
