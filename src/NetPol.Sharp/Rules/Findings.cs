using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Collects what rules find.</summary>
internal sealed class Findings
{
    private readonly List<Finding> _findings = [];

    internal IReadOnlyList<Finding> All => _findings;

    internal void Report(RuleDescriptor rule, SourceSpan span, string message, params RelatedSpan[] related) =>
        Report(rule, rule.Severity, span, message, related);

    /// <summary>Reports what a rule finds about a policy, unless the policy says that this is accepted.</summary>
    internal void Report(RuleDescriptor rule, NetworkPolicy policy, SourceSpan span, string message, params RelatedSpan[] related)
    {
        if (!WellKnownAnnotations.Accepts(policy, rule.Id))
        {
            Report(rule, span, message, related);
        }
    }

    internal void Report(RuleDescriptor rule, Severity severity, SourceSpan span, string message, params RelatedSpan[] related) =>
        _findings.Add(new Finding(rule.Id, severity, Message.OneLine(message), span) { Related = EquatableArray.From(related) });
}
