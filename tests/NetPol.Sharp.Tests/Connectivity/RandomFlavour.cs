using System.Collections.Generic;
using static NetPol.Sharp.Tests.Connectivity.ReferenceMutation;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>What a random cluster has more of than others, as weights, and the mistakes that its questions look for.</summary>
internal sealed record RandomFlavour
{
    internal static readonly RandomFlavour Plain = new() { Goals = [RulesIgnored, NamedPortProtocolIgnored, ExceptIgnored, EmptyEgressIsolates, NilNamespaceSelectorMeansAll, FamiliesMix] };

    internal static readonly RandomFlavour Names = new()
    {
        Attempts = 30,
        DeclaredPorts = 45,
        NamedPorts = 14,
        Sidecars = 90,
        Blocks = 90,
        Goals =
        [
            RulesIgnored, NamedPortUnresolvedForIPBlocks, NamedPortUnresolvedForIPBlocks, InitContainerPortsCount, InitContainerPortsCount, NamedPortOfTheSubject, NamedPortOfTheSubject,
            NamedPortProtocolIgnored,
        ],
    };

    internal static readonly RandomFlavour Addresses = new() { Blocks = 120, Excepts = 75, Goals = [RulesIgnored, ExceptIgnored, FamiliesMix, IPBlockNeverMatchesNodes, HostBitsCount] };

    internal static readonly RandomFlavour Selectors = new()
    {
        Blocks = 15,
        NamespaceNames = 50,
        EmptyNamespaceSelectors = 35,
        Goals = [RulesIgnored, NilNamespaceSelectorMeansAll, EmptyNamespaceSelectorMeansOwn, MetadataNameLabelMissing, LastExpressionOfAKeyCounts, LastExpressionOfAKeyCounts],
    };

    internal static readonly RandomFlavour EmptyLists = Plain with { EmptyRules = 45, NoTypes = 80, Goals = [RulesIgnored, EmptyEgressIsolates, EmptyEgressIsolates] };

    internal int NamedPorts { get; private init; } = 4;

    internal int DeclaredPorts { get; private init; } = 70;

    internal int Sidecars { get; private init; } = 40;

    internal int Blocks { get; private init; } = 40;

    internal int Excepts { get; private init; } = 55;

    internal int NamespaceNames { get; private init; } = 35;

    internal int EmptyNamespaceSelectors { get; private init; } = 20;

    internal int EmptyRules { get; private init; } = 12;

    internal int NoTypes { get; private init; } = 35;

    /// <summary>How many questions are drawn to find one that a mistake would answer differently.</summary>
    internal int Attempts { get; private init; } = 10;

    internal required IReadOnlyList<ReferenceMutation> Goals { get; init; }
}
