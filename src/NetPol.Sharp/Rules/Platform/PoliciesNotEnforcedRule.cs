using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Platform;

/// <summary>NETPOL5002: policies for a platform that enforces none. Said once, because it is true of all of them.</summary>
public sealed class PoliciesNotEnforcedRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.PoliciesNotEnforced,
        Severity.Warning,
        "The platform enforces no policies",
        "NetworkPolicies for a platform that enforces none: the API server takes them, no status says so, and every connection stays open.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        if (input.World is { Platform: { Enforces: false } platform, Policies: [_, ..] policies })
        {
            var first = policies.OrderBy(policy => policy.Span).First();
            findings.Report(Descriptor, first, first.Span, string.Format(
                CultureInfo.InvariantCulture,
                "{0} enforces no NetworkPolicies, so {1} and every connection is open; {2}",
                platform.Called,
                policies.Count == 1 ? $"policy '{first}' has no effect" : string.Format(CultureInfo.InvariantCulture, "none of these {0} policies has any effect", policies.Count),
                platform.Enforcement));
        }
    }
}
