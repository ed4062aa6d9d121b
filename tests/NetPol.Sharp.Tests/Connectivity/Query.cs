namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>A question about one connection; ends are <c>namespace/pod</c> or an address.</summary>
internal sealed record Query(string From, string To, string Protocol, int Port, string Family);
