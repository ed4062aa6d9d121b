using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using NetPol.Sharp.Model;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp;

/// <summary>Statements that belong together, written as a collection expression; an immutable value.</summary>
[CollectionBuilder(typeof(PolicySet), nameof(Create))]
public sealed class PolicySet : IEnumerable<PolicyStatement>, IEquatable<PolicySet>
{
    private readonly EquatableArray<PolicyStatement> _statements;

    private PolicySet(EquatableArray<PolicyStatement> statements) => _statements = statements;

    /// <summary>The number of statements.</summary>
    public int Count => _statements.Count;

    /// <summary>A set of the given statements; what a collection expression calls.</summary>
    /// <param name="statements">The statements, copied.</param>
    public static PolicySet Create(ReadOnlySpan<PolicyStatement> statements) => new(NoneNull(EquatableArray.Create(statements)));

    /// <summary>A set of the given statements; for callers that cannot pass a span, such as reflection.</summary>
    /// <param name="statements">The statements, copied.</param>
    public static PolicySet Create(PolicyStatement[] statements) => new(NoneNull(EquatableArray.From(statements)));

    /// <summary>Puts a label on every object of the set: <c>metadata.labels</c>. It replaces one with the same key on a statement.</summary>
    /// <param name="key">The label's key.</param>
    /// <param name="value">The label's value.</param>
    /// <exception cref="PolicyException">The key or value is not valid (NETPOL1007).</exception>
    public PolicySet WithLabel(string key, string value)
    {
        // Checked for an empty set, too.
        (key, value) = (Literal.LabelKey(key), Literal.LabelValue(value));
        return Select(statement => statement.WithLabel(key, value));
    }

    /// <summary>Puts an annotation on every object of the set: <c>metadata.annotations</c>. It replaces one with the same key on a statement.</summary>
    /// <param name="key">The annotation's key.</param>
    /// <param name="value">The annotation's value.</param>
    /// <exception cref="PolicyException">The key is not valid (NETPOL1007).</exception>
    public PolicySet WithAnnotation(string key, string value)
    {
        // Checked for an empty set, too.
        (key, value) = (Literal.AnnotationKey(key), Literal.AnnotationValue(value));
        return Select(statement => statement.WithAnnotation(key, value));
    }

    /// <summary>The policies that follow from the set, in the order in which they are best applied: DNS, allows, default deny.</summary>
    /// <exception cref="PolicyException">A statement emits nothing (NETPOL2016), cannot be expressed (NETPOL2017), two policies get one name (NETPOL1009), or one a name or annotations beyond the limits (NETPOL1007).</exception>
    public IReadOnlyList<NetworkPolicy> ToNetworkPolicies() => PolicyWorld.Of(this).NetworkPolicies;

    /// <summary>The policies that follow from the set, as a YAML stream; empty when there are none.</summary>
    /// <exception cref="PolicyException">A statement emits nothing (NETPOL2016), cannot be expressed (NETPOL2017), two policies get one name (NETPOL1009), or one a name or annotations beyond the limits (NETPOL1007).</exception>
    public string ToYaml() => NetworkPolicyYaml.Write(ToNetworkPolicies());

    /// <inheritdoc/>
    public bool Equals(PolicySet? other) => other is not null && _statements == other._statements;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PolicySet);

    /// <inheritdoc/>
    public override int GetHashCode() => _statements.GetHashCode();

    /// <inheritdoc/>
    public IEnumerator<PolicyStatement> GetEnumerator() => _statements.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal PolicySet Select(Func<PolicyStatement, PolicyStatement> change) => new(EquatableArray.From(_statements.Select(change)));

    private static EquatableArray<PolicyStatement> NoneNull(EquatableArray<PolicyStatement> statements)
    {
        foreach (var statement in statements)
        {
            Literal.NotNull(statement, "A statement of the set");
        }

        return statements;
    }
}
