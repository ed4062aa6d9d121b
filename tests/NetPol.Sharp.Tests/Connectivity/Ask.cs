namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>One question to the engine.</summary>
internal static class Ask
{
    // TEMPORARY: the reference stands in until the engine is there.
    internal static bool Allowed(string manifests, ReferenceSwitches switches, string from, string to, string protocol, int port, string family) =>
        new ClusterReference(manifests, switches).Allowed(from, to, protocol, port, family);
}
