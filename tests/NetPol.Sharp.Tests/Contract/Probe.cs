namespace NetPol.Sharp.Tests.Contract;

/// <summary>A protocol and a port to try.</summary>
internal sealed record Probe(string Protocol, int Port)
{
    internal static Probe[] All { get; } =
    [
        new("TCP", 80), new("TCP", 443), new("TCP", 8050), new("TCP", 8080), new("TCP", 53), new("UDP", 53), new("UDP", 8080), new("SCTP", 80), new("TCP", 1), new("UDP", 65535),
    ];
}
