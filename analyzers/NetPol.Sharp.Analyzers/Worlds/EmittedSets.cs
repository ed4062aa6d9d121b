using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>What sets emit, and what cannot be emitted of them. A set that was not evaluated anew is not emitted anew.</summary>
internal sealed class EmittedSets
{
    private readonly ConditionalWeakTable<PolicySet, EmittedSet> _sets = new();

    internal EmittedSet Of(PolicySet set) => _sets.GetValue(set, Emit);

    private static EmittedSet Emit(PolicySet set)
    {
        var findings = new List<Finding>();
        var policies = Emission.Of(set, exception => findings.Add(Finding.Of(exception, SourceSpan.None)));
        return new EmittedSet(
            [.. policies.OrderBy(policy => policy, EmittedPolicy.ApplyOrder).Select(policy => MadePolicy.Of(policy.Policy))],
            [.. set.OfType<AssertionStatement>().Select(MadeAssertion.Of)],
            findings,
            [.. set.OfType<UnevaluatedStatement>()]);
    }
}
