using System.Linq;

namespace NetPol.Sharp.Model;

/// <summary>
/// A condition on labels: all of <see cref="MatchLabels"/> and all of <see cref="MatchExpressions"/> must hold.
/// <see cref="Absent"/> (not written) and <see cref="Everything"/> (<c>{}</c>) differ; what each means is said where a selector stands.
/// </summary>
public sealed record LabelSelector : ModelNode
{
    /// <summary>A selector that was not written at all.</summary>
    public static LabelSelector Absent { get; } = new() { IsAbsent = true };

    /// <summary>The selector <c>{}</c>, which matches every object.</summary>
    public static LabelSelector Everything { get; } = new();

    /// <summary>Whether the selector was not written at all.</summary>
    public bool IsAbsent { get; private init; }

    /// <summary>Labels that must be there with exactly these values: <c>matchLabels</c>.</summary>
    public EquatableArray<KeyValue> MatchLabels { get; init; }

    /// <summary>Expressions that must all hold: <c>matchExpressions[]</c>.</summary>
    public EquatableArray<LabelSelectorRequirement> MatchExpressions { get; init; }

    /// <summary>Whether no label is asked for, so that every object matches (an absent selector included).</summary>
    public bool MatchesEverything => MatchLabels.IsAbsentOrEmpty && MatchExpressions.IsAbsentOrEmpty;

    /// <summary>Reads a selector in kubectl's grammar, for example <c>app=web,tier in (a,b),role notin (x),legacy,!old,env!=prod</c>.</summary>
    /// <param name="text">The text. Keys and values follow the rules for labels.</param>
    /// <exception cref="PolicyException">The text does not parse (NETPOL1008) or holds an invalid key or value (NETPOL1007).</exception>
    public static LabelSelector Parse(string text) => CallPlace.Mark(new SelectorParser(Literal.NotNull(text, "A selector")).Parse());

    /// <summary>The selector that matches namespaces by name, through the label that the API server sets on each.</summary>
    /// <param name="name">The namespace's name.</param>
    public static LabelSelector ForNamespace(string name) =>
        new() { MatchLabels = [new KeyValue(WellKnownLabels.NamespaceName, name)] };

    /// <summary>The selector in kubectl's grammar; empty when every object matches.</summary>
    public override string ToString() => string.Join(
        ",",
        MatchLabels.Select(label => label.Key + "=" + label.Value).Concat(MatchExpressions.Select(expression => expression.ToString())));
}
