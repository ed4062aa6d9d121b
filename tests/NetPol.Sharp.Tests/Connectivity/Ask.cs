namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>One question to the engine.</summary>
internal static class Ask
{
    internal static bool Allowed(string manifests, ReferenceSwitches switches, string from, string to, string protocol, int port, string family) =>
        new EngineUnderTest(manifests, switches).Allowed(from, to, protocol, port, family);
}
