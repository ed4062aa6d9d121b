using System.Collections.Generic;
using System.Runtime.CompilerServices;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>What was found in islands. One that nothing happened to is not judged anew.</summary>
internal sealed class JudgedIslands
{
    private readonly ConditionalWeakTable<object, Judged> _judged = new();

    internal IReadOnlyList<Finding> Of(Island island, IslandContext context)
    {
        object key = island.Policies.Count > 0 ? island.Policies[0] : island.Assertions[0];
        if (_judged.TryGetValue(key, out var known) && known.Context.Equals(context) && known.Island.IsSameAs(island))
        {
            return known.Findings;
        }

        var judged = new Judged(island, context, context.Judge(island));
        _judged.Remove(key);
        _judged.GetValue(key, _ => judged);
        return judged.Findings;
    }

    private sealed record Judged(Island Island, IslandContext Context, IReadOnlyList<Finding> Findings);
}
