using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>A port of a monitor's endpoint.</summary>
/// <param name="Port">Its name or number.</param>
/// <param name="IsOfPods">Whether it is a port of the pods, and not of a Service.</param>
internal sealed record MetricsPort(PortSpecifier Port, bool IsOfPods);
