using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>NETPOL1009: two policies of one world with the same namespace and name.</summary>
public sealed class PolicyDefinedTwiceRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.PolicyDefinedTwice,
        Severity.Error,
        "Policy is defined twice",
        "Two policies with the same namespace and name: whichever is applied last replaces the other, so part of what was written has no effect.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        var seen = new Dictionary<(string Namespace, string Name), PolicyIdentity>();
        foreach (var policy in input.Policies)
        {
            if (policy.Name.Length == 0)
            {
                continue;
            }

            var key = (policy.Namespace, policy.Name);
            if (seen.TryGetValue(key, out var first))
            {
                findings.Report(
                    Descriptor,
                    policy.Span,
                    $"Policy '{policy.Namespace}/{policy.Name}' is defined twice, and applying both keeps only the last; rename or remove one",
                    new RelatedSpan(first.Span, "the other definition"));
            }
            else
            {
                seen.Add(key, policy);
            }
        }
    }
}
