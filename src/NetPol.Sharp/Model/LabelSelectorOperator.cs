namespace NetPol.Sharp.Model;

/// <summary>How an expression judges a label: <c>matchExpressions[].operator</c>. Names are the API's words.</summary>
public enum LabelSelectorOperator
{
    /// <summary>The label is there and its value is one of the values.</summary>
    In,

    /// <summary>The label is missing, or its value is none of the values.</summary>
    NotIn,

    /// <summary>The label is there, with any value.</summary>
    Exists,

    /// <summary>The label is missing.</summary>
    DoesNotExist,
}
