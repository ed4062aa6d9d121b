using System;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Something that a rule has to say about one place.</summary>
/// <param name="RuleId">The id of the rule.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">One sentence without a period: what, on which policy, the effect, the remedy.</param>
/// <param name="Span">The smallest place that is wrong.</param>
public sealed record Finding(string RuleId, Severity Severity, string Message, SourceSpan Span)
{
    /// <summary>Whether the API server rejects the object: the category 1000, without what it only reads otherwise than meant.</summary>
    internal bool IsRejection => Severity == Severity.Error && RuleId.StartsWith("NETPOL1", StringComparison.Ordinal);

    /// <summary>What a fix needs to know, by name.</summary>
    public EquatableArray<KeyValue> Data { get; init; } = [];

    /// <summary>Other places that take part.</summary>
    public EquatableArray<RelatedSpan> Related { get; init; } = [];

    /// <summary>What the language objected to.</summary>
    /// <param name="exception">The objection.</param>
    /// <param name="place">Where it stands, if the objection does not say.</param>
    internal static Finding Of(PolicyException exception, SourceSpan place) =>
        new(exception.RuleId, Severity.Error, exception.Message, exception.Span.IsKnown ? exception.Span : place);
}
