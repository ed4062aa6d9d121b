using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Collects what rules find, and which acceptances were of use.</summary>
internal sealed class Findings
{
    private readonly List<Finding> _findings = [];
    private readonly HashSet<(string Namespace, string Name, string RuleId)> _used = [];

    internal IReadOnlyList<Finding> All => _findings;

    internal void Report(RuleDescriptor rule, SourceSpan span, string message, params RelatedSpan[] related) =>
        Report(Make(rule, span, message, related));

    /// <summary>Reports what a rule finds about a policy, unless the policy says that this is accepted.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="span">The smallest place that is wrong; where it is not known, the policy's own is taken.</param>
    /// <param name="message">One sentence without a period.</param>
    /// <param name="related">Other places that take part.</param>
    internal void Report(RuleDescriptor rule, NetworkPolicy policy, SourceSpan span, string message, params RelatedSpan[] related) =>
        Report([policy], Make(rule, span.IsKnown ? span : policy.Span, message, related));

    /// <summary>Reports what a rule finds about some policies together, unless one of them says that this is accepted.</summary>
    internal void Report(IEnumerable<NetworkPolicy> policies, Finding finding)
    {
        var accepting = policies.Where(policy => WellKnownAnnotations.Accepts(policy, finding.RuleId)).ToArray();
        _used.UnionWith(accepting.Select(policy => (policy.Metadata.Namespace.Text, policy.Metadata.Name, finding.RuleId)));
        if (accepting.Length == 0)
        {
            Report(finding);
        }
    }

    /// <summary>Reports what a rule finds in a policy as written, unless the policy says that this is accepted.</summary>
    internal void Report(RuleDescriptor rule, PolicyManifest policy, SourceSpan span, string message, params RelatedSpan[] related)
    {
        if (policy.Accepts(rule.Id))
        {
            _used.Add((policy.Namespace, policy.Name, rule.Id));
        }
        else
        {
            Report(rule, span, message, related);
        }
    }

    /// <summary>A new list that knows the acceptances that were of use so far.</summary>
    internal Findings Continue()
    {
        var more = new Findings();
        more._used.UnionWith(_used);
        return more;
    }

    internal void Report(Finding finding) => _findings.Add(finding);

    internal void Report(RuleDescriptor rule, Severity severity, SourceSpan span, string message, params RelatedSpan[] related) =>
        Report(Make(rule, span, message, related) with { Severity = severity });

    /// <summary>Whether a policy's acceptance of a rule kept something from being reported.</summary>
    internal bool WasOfUse(NetworkPolicy policy, string ruleId) => _used.Contains((policy.Metadata.Namespace.Text, policy.Metadata.Name, ruleId));

    /// <summary>A finding of a rule, to be given other severity or data for a fix.</summary>
    internal static Finding Make(RuleDescriptor rule, SourceSpan span, string message, params RelatedSpan[] related) =>
        new(rule.Id, rule.Severity, Message.OneLine(message), span) { Related = EquatableArray.From(related) };
}
