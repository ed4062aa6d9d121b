namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>The engine that is compared with the reference; one instance answers every question about a cluster.</summary>
internal sealed class EngineUnderTest(string manifests, ReferenceSwitches switches)
{
    // TEMPORARY: the reference stands in until the engine is there.
    private readonly ClusterReference _engine = new(manifests, switches);

    internal bool Allowed(string from, string to, string protocol, int port, string family) => _engine.Allowed(from, to, protocol, port, family);
}
