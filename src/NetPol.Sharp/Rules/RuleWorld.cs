using System;
using System.Collections.Generic;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>The policies that one cluster gets together, for rules about what they allow as a whole.</summary>
internal sealed class RuleWorld(IReadOnlyList<NetworkPolicy> policies)
{
    private readonly Lazy<World> _boxes = new(() =>
    {
        var options = new ConnectivityOptions();
        return new World(policies, Space.Of(policies, [], options), options);
    });

    internal IReadOnlyList<NetworkPolicy> Policies => policies;

    /// <summary>The same, as boxes.</summary>
    internal World Boxes => _boxes.Value;
}
