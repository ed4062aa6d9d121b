namespace NetPol.Sharp.Model;

/// <summary>One expression of a selector: <c>matchExpressions[]</c>.</summary>
public sealed record LabelSelectorRequirement : ModelNode
{
    /// <summary>The label's key: <c>key</c>.</summary>
    public required string Key { get; init; }

    /// <summary>How the label is judged: <c>operator</c>.</summary>
    public required LabelSelectorOperator Operator { get; init; }

    /// <summary>The values for <c>In</c> and <c>NotIn</c>, at least one; none for the others: <c>values[]</c>.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>The expression in kubectl's grammar: <c>tier in (a,b)</c>, <c>env!=prod</c>, <c>legacy</c>, <c>!old</c>.</summary>
    public override string ToString() => Operator switch
    {
        LabelSelectorOperator.In => Key + " in (" + string.Join(",", Values) + ")",
        LabelSelectorOperator.NotIn when Values.Count == 1 => Key + "!=" + Values[0],
        LabelSelectorOperator.NotIn => Key + " notin (" + string.Join(",", Values) + ")",
        LabelSelectorOperator.Exists => Key,
        _ => "!" + Key,
    };
}
