namespace NetPol.Sharp.Tests.Proofs;

/// <summary>What a world has much of; in percent.</summary>
/// <param name="Blocks">Peers that are addresses.</param>
/// <param name="Names">Ports that are names.</param>
/// <param name="Namespaces">Peers that select namespaces.</param>
/// <param name="Closed">Namespaces that a policy closes.</param>
/// <param name="Singletons">Blocks of one address.</param>
/// <param name="NoPeers">Rules for everyone; a weight, not percent.</param>
internal sealed record RandomWorldFlavour(int Blocks, int Names, int Namespaces, int Closed, int Singletons, int NoPeers)
{
    internal static RandomWorldFlavour Plain { get; } = new(8, 8, 35, 88, 5, 3);

    internal static RandomWorldFlavour Addresses { get; } = new(65, 5, 15, 82, 8, 2);

    internal static RandomWorldFlavour Ports { get; } = new(10, 50, 25, 65, 5, 14);

    internal static RandomWorldFlavour Spaces { get; } = new(10, 8, 75, 80, 5, 2);

    internal static RandomWorldFlavour OneAddress { get; } = new(85, 5, 15, 95, 85, 1);
}
