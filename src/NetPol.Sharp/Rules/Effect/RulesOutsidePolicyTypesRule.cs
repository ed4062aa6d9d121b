using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2012: rules of a direction that policyTypes does not list.</summary>
public sealed class RulesOutsidePolicyTypesRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.RulesOutsidePolicyTypes,
        Severity.Warning,
        "Rules outside policyTypes",
        "Rules of a direction that policyTypes does not list: most plugins ignore them, some add them, some isolate the pods for that direction.");

    internal override void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        // A direction that does not exist is NETPOL1010, and probably the one that is missing.
        if (policy.Spec?["policyTypes"] is not ManifestArray { Items.Count: > 0 } types
            || types.Items.Any(item => PolicyManifest.Text(item) is not ("Ingress" or "Egress")))
        {
            return;
        }

        foreach (var direction in new[] { PolicyType.Ingress, PolicyType.Egress })
        {
            var name = direction.ApiName();
            if (policy.Rules(direction).Count > 0 && !types.Items.Any(item => PolicyManifest.Text(item) == name))
            {
                var field = name.ToLowerInvariant();
                findings.Report(
                    Descriptor,
                    policy,
                    PolicyManifest.NameSpan(policy.Spec, field)!.Value,
                    $"The {field} rules of policy '{policy}' {Effect(options.Platform)}: policyTypes lists only {string.Join(", ", types.Items.Select(item => $"'{PolicyManifest.Text(item)}'").Distinct())}; add '{name}' or remove the rules",
                    new RelatedSpan(types.Span, "the directions"));
            }
        }
    }

    private static string Effect(PlatformProfile? platform) => platform?.Options.RulesOutsidePolicyTypes switch
    {
        OutsidePolicyTypes.Union => $"allow connections on {platform.Called} and isolate nobody, and have no effect elsewhere",
        OutsidePolicyTypes.Isolate => $"isolate and allow on {platform.Called} as if the direction were listed, and have no effect elsewhere",
        _ => "have no effect",
    };
}
