using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp;

/// <summary>What one cluster gets together. Allows of different sets add up, so sets are never judged alone.</summary>
public sealed class PolicyWorld
{
    private PolicyWorld(IReadOnlyList<EmittedPolicy> emitted, IReadOnlyList<AssertionStatement> assertions)
    {
        Emitted = emitted;
        Assertions = assertions;
    }

    /// <summary>The policies of all sets, in the order in which they are best applied: DNS, allows, default deny; then by namespace and name.</summary>
    public IReadOnlyList<NetworkPolicy> NetworkPolicies => field ??= [.. Emitted.Select(emitted => emitted.Policy)];

    /// <summary>The assertions of all sets.</summary>
    public IReadOnlyList<AssertionStatement> Assertions { get; }

    internal IReadOnlyList<EmittedPolicy> Emitted { get; }

    /// <summary>The world of some sets. Each set emits on its own; what it manages is its own business.</summary>
    /// <param name="sets">The sets.</param>
    /// <exception cref="PolicyException">A statement emits nothing (NETPOL2016), cannot be expressed (NETPOL2017), or two policies get one name (NETPOL1009).</exception>
    public static PolicyWorld Of(params PolicySet[] sets)
    {
        var emitted = sets.SelectMany(Emission.Of).OrderBy(policy => policy, EmittedPolicy.ApplyOrder).ToArray();
        foreach (var sameName in emitted.GroupBy(policy => (policy.Key.Subject.Namespace, policy.Key.Name)).Where(group => group.Skip(1).Any()))
        {
            throw DefinedTwice(sameName.First(), sameName.Skip(1).First());
        }

        return new PolicyWorld(emitted, [.. sets.SelectMany(set => set).OfType<AssertionStatement>()]);
    }

    /// <summary>The policies of all sets as a YAML stream; empty when there are none.</summary>
    public string ToYaml() => NetworkPolicyYaml.Write(NetworkPolicies);

    private static PolicyException DefinedTwice(EmittedPolicy first, EmittedPolicy second)
    {
        var spans = new[] { first, second }.OrderBy(policy => policy.Policy.Span.Line).ToArray();
        var (one, other) = (Describe(spans[0]), Describe(spans[1]));
        return new PolicyException(
            RuleIds.PolicyDefinedTwice,
            $"Policy '{first.Policy}' is defined twice, {one} and {other}, and applying both keeps only the last; give one another name, with .Named(\"…\") for a sentence",
            spans[1].Policy.Span);
    }

    private static string Describe(EmittedPolicy policy)
    {
        var span = policy.Policy.Span;
        return span.IsKnown
            ? $"for {policy.Key.Subject} by line {span.Line.ToString(CultureInfo.InvariantCulture)}"
            : $"for {policy.Key.Subject}";
    }
}
