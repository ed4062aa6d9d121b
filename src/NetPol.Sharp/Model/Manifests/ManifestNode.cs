namespace NetPol.Sharp.Model;

/// <summary>A value of a manifest as the API server sees it, JSON, with the place where it was written.</summary>
public abstract class ManifestNode
{
    private protected ManifestNode(SourceSpan span) => Span = span;

    /// <summary>Where the value was written.</summary>
    public SourceSpan Span { get; }

    /// <summary>What the value is called in messages, as Go's JSON decoder says it: <c>object</c>, <c>array</c>, <c>string</c>, <c>number</c>, <c>bool</c> or <c>null</c>.</summary>
    public abstract string TypeName { get; }
}
