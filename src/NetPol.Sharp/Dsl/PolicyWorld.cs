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
    /// <exception cref="PolicyException">A statement emits nothing (NETPOL2016), cannot be expressed (NETPOL2017), two policies get one name (NETPOL1009), or one a name or annotations beyond the limits (NETPOL1007).</exception>
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

    /// <summary>
    /// Decides the assertions of all sets for every pod that could ever exist, in the order of <see cref="Assertions"/>. The unnamed namespace is taken to be one that
    /// no other policy is in or names: <c>default</c>, unless somebody names that.
    /// </summary>
    /// <param name="options">The plugin's habits; the API's text where none are given.</param>
    public IReadOnlyList<Proof> Prove(ConnectivityOptions? options = null)
    {
        if (Assertions.Count == 0)
        {
            return [];
        }

        var unnamed = UnnamedNamespace.NameIn(NetworkPolicies, Assertions.Select(assertion => assertion.ToAssertion("")));
        return Prover.Prove(NetworkPolicies.Select(policy => policy.InNamespaceIfUnnamed(unnamed)), Assertions.Select(assertion => assertion.ToAssertion(unnamed)), options);
    }

    private static PolicyException DefinedTwice(EmittedPolicy one, EmittedPolicy other)
    {
        var (first, second) = one.Policy.Span <= other.Policy.Span ? (one, other) : (other, one);
        var sameFile = first.Policy.Span.File == second.Policy.Span.File;
        return new PolicyException(
            RuleIds.PolicyDefinedTwice,
            $"Policy '{one.Policy}' is defined twice, {Describe(first, sameFile)} and {Describe(second, sameFile)}, and applying both keeps only the last; "
            + "remove one, or give a sentence another name with .Named(\"…\")",
            second.Policy.Span);
    }

    private static string Describe(EmittedPolicy policy, bool lineOnly)
    {
        var span = policy.Policy.Span;
        return !span.IsKnown ? $"for {policy.Key.Subject}"
            : lineOnly ? $"for {policy.Key.Subject} by line {span.Line.ToString(CultureInfo.InvariantCulture)}"
            : $"for {policy.Key.Subject} by {span}";
    }
}
