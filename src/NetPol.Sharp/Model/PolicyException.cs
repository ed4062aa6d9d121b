using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetPol.Sharp.Model;

/// <summary>Something that cannot become a valid policy: one sentence, the rule it breaks, and where it was written if that is known.</summary>
public sealed class PolicyException : Exception
{
    /// <summary>Makes an exception for a broken rule.</summary>
    /// <param name="ruleId">The id of the rule, one of <see cref="RuleIds"/>.</param>
    /// <param name="message">One sentence without a period: what is wrong, its effect, the remedy.</param>
    /// <param name="span">Where the mistake stands; <see cref="SourceSpan.None"/> when only the call stack tells.</param>
    public PolicyException(string ruleId, string message, SourceSpan span = default)
        : base(OneLine(message))
    {
        RuleId = ruleId;
        Span = span;
    }

    /// <summary>The id of the broken rule, one of <see cref="RuleIds"/>.</summary>
    public string RuleId { get; }

    /// <summary>Where the mistake stands; <see cref="SourceSpan.None"/> when only the call stack tells.</summary>
    public SourceSpan Span { get; }

    // Messages quote what was written, and that may hold anything.
    private static string OneLine(string message)
    {
        if (!message.Any(char.IsControl))
        {
            return message;
        }

        var text = new StringBuilder();
        foreach (var c in message)
        {
            _ = c switch
            {
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when char.IsControl(c) => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }
}
