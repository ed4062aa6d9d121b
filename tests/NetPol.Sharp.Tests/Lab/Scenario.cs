namespace NetPol.Sharp.Tests.Lab;

/// <summary>Policies among the pods of <see cref="Scenarios"/>, and what packets must do.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Policies">The policies.</param>
/// <param name="Expected">Lines <c>from → to PROTOCOL PORT[ IPv6]: yes|no</c>.</param>
internal sealed record Scenario(string Name, string Policies, params string[] Expected);
