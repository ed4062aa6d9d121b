using System;

namespace NetPol.Sharp.Model;

/// <summary>Something that cannot become a valid policy: one sentence, the rule it breaks, and where it was written if that is known.</summary>
public sealed class PolicyException : Exception
{
    /// <summary>Makes an exception for a broken rule.</summary>
    /// <param name="ruleId">The id of the rule, one of <see cref="RuleIds"/>.</param>
    /// <param name="message">One sentence without a period: what is wrong, its effect, the remedy.</param>
    /// <param name="span">Where the mistake stands; <see cref="SourceSpan.None"/> when only the call stack tells.</param>
    public PolicyException(string ruleId, string message, SourceSpan span = default)
        : base(Model.Message.OneLine(message))
    {
        RuleId = ruleId;
        Span = span;
    }

    /// <summary>The id of the broken rule, one of <see cref="RuleIds"/>.</summary>
    public string RuleId { get; }

    /// <summary>Where the mistake stands; <see cref="SourceSpan.None"/> when only the call stack tells.</summary>
    public SourceSpan Span { get; }
}
