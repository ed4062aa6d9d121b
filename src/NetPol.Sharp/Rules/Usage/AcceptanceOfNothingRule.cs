using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Usage;

/// <summary>NETPOL9006: an acceptance that kept nothing from being reported. It has to be judged after all other rules.</summary>
public sealed class AcceptanceOfNothingRule : Rule
{
    private static readonly string[] s_separators = [WellKnownAnnotations.Between];

    // What these find depends on workloads of the manifests.
    private static readonly HashSet<string> s_aboutManifests = new(StringComparer.Ordinal)
    {
        RuleIds.SelectorMatchesNothing, RuleIds.ServicePortUsed, RuleIds.PortNotDeclared, RuleIds.LabelOfWorkloadOnly, RuleIds.SplitPeer, RuleIds.SelfFlow, RuleIds.HostNetworkSelected,
        RuleIds.BackendNotReachable, RuleIds.WebhookNotReachable, RuleIds.MetricsNotReachable, RuleIds.ApiServerNotReachable, RuleIds.ClientAddressesReplaced,
        RuleIds.ServicePortDiffers,
    };

    // And these find nothing where the manifests show that all is well; of one run with them it does not follow that one without would be silent.
    private static readonly HashSet<string> s_silencedByManifests = new(StringComparer.Ordinal)
    {
        RuleIds.NamespaceLabelNotSet, RuleIds.DnsNotAllowed, RuleIds.DnsOverUdpOnly, RuleIds.DefaultDenyMissing, RuleIds.RareLabel,
    };

    // Another run may be for another platform.
    private static readonly HashSet<string> s_aboutPlatform = new(StringComparer.Ordinal)
    {
        RuleIds.DnsNotOfPlatform, RuleIds.FeatureNotSupported, RuleIds.PoliciesNotEnforced, RuleIds.AddressInsideCluster, RuleIds.ServicePortDiffers,
    };

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.AcceptanceOfNothing,
        Severity.Warning,
        "Acceptance suppresses nothing",
        "An annotation netpol.sharp/accept-NETPOLnnnn (.Accept) of a rule that finds nothing there, does not exist or cannot be accepted: it would hide the next finding, or pretends to.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        Acceptance[] all = [.. input.World.Policies.SelectMany(Of)];

        var places = new Dictionary<(string Namespace, string Name), ManifestObject>();
        foreach (var policy in all.Length == 0 ? [] : input.Policies)
        {
            if (policy.Annotations is { } annotations)
            {
                places[(policy.Namespace, policy.Name)] = annotations;
            }
        }

        // One sentence of the language may make several policies, and the same acceptance then stands on each.
        var used = new HashSet<(string, string)>(all.Where(acceptance => findings.WasOfUse(acceptance.Policy, acceptance.RuleId)).SelectMany(Reasons));
        foreach (var acceptance in all.Where(acceptance => acceptance.RuleId != Descriptor.Id))
        {
            if (!Reasons(acceptance).Any(used.Contains) && Complaint(acceptance, input.World) is { } complaint)
            {
                Report(acceptance, complaint, places, findings);
            }
        }

        foreach (var acceptance in all.Where(acceptance => acceptance.RuleId == Descriptor.Id && !findings.WasOfUse(acceptance.Policy, acceptance.RuleId)))
        {
            Report(acceptance, Nothing(acceptance), places, findings);
        }
    }

    // A statement of the language says it once, however many objects it makes.
    private void Report(Acceptance acceptance, string complaint, Dictionary<(string Namespace, string Name), ManifestObject> places, Findings findings)
    {
        SourceSpan[] written = [.. acceptance.Policy.Metadata.AnnotatedAt.Value.Where(place => place.Key == WellKnownAnnotations.Accept + acceptance.RuleId).Select(place => place.Span)];
        foreach (var span in written)
        {
            Report(Findings.Make(Descriptor, span, $"This accepts {complaint}"));
        }

        if (written.Length == 0)
        {
            Report(Findings.Make(Descriptor, Place(acceptance, places), $"Policy '{acceptance.Policy}' accepts {complaint}"));
        }

        // That nothing is left to accept cannot be accepted.
        void Report(Finding finding) => findings.Report(acceptance.RuleId == Descriptor.Id ? [] : [acceptance.Policy], finding);
    }

    /// <summary>What is said of an assertion that accepts what is not found, or what cannot be accepted.</summary>
    internal static Finding Of(Proof proof, string id) => Findings.Make(
        RuleCatalog.Find(RuleIds.AcceptanceOfNothing),
        proof.Assertion.Span,
        id == RuleIds.AssertionViolated
            ? $"'{proof.Assertion}' accepts '{id}', and an assertion that is violated cannot be accepted; remove the acceptance, or the assertion"
            : $"'{proof.Assertion}' accepts '{id}', which finds nothing there, so the acceptance would only hide what comes later; remove it");

    private static IEnumerable<Acceptance> Of(NetworkPolicy policy) =>
        from annotation in policy.Metadata.Annotations
        where annotation.Key.StartsWith(WellKnownAnnotations.Accept, StringComparison.Ordinal)
        select new Acceptance(policy, annotation.Key.Substring(WellKnownAnnotations.Accept.Length), annotation.Value);

    private static IEnumerable<(string RuleId, string Reason)> Reasons(Acceptance acceptance) =>
        acceptance.Reason.Split(s_separators, StringSplitOptions.None).Select(reason => (acceptance.RuleId, reason));

    private static string? Complaint(Acceptance acceptance, RuleWorld world)
    {
        var (policy, id, _) = acceptance;
        if (RuleCatalog.All.FirstOrDefault(known => known.Id == id) is not { } rule)
        {
            return $"'{id}', and there is no such rule; correct the id, or remove the acceptance";
        }

        var why = rule.Category == "Intent" ? "it is about assertions"
            : rule.Category == "Validity" ? "the API server rejects or misreads the object all the same"
            : RuleCatalog.OfLanguage.Contains(rule) ? "the language cannot express what breaks it"
            : RuleCatalog.OfCode.Contains(rule) ? "it is about C#, where a pragma says so"
            : null;
        if (why is not null)
        {
            return $"'{id}', which cannot be accepted, because {why}; remove the acceptance";
        }

        // Another run may ask for it.
        return rule.IsOnByDefault && (world.Platform is not null || !s_aboutPlatform.Contains(id)) && WasJudged(id, policy, world) ? Nothing(acceptance) : null;
    }

    private static string Nothing(Acceptance acceptance) =>
        $"'{acceptance.RuleId}', which finds nothing there, so the acceptance would only hide what comes later; remove it";

    // Peers may be in other namespaces than the policy.
    private static bool WasJudged(string ruleId, NetworkPolicy policy, RuleWorld world) =>
        !(world.IsOpen && RuleCatalog.Rules.Any(rule => rule.Descriptor.Id == ruleId && rule.NeedsEveryPolicy))
        && !(s_silencedByManifests.Contains(ruleId) && (ruleId == RuleIds.NamespaceLabelNotSet ? world.Known.Namespaces.Count > 0 : world.IsPopulated(policy.Metadata.Namespace.Text)))
        && (!s_aboutManifests.Contains(ruleId)
            || (world.IsPopulated(policy.Metadata.Namespace.Text)
                && policy.Spec.Peers.OfType<SelectorPeer>().All(peer => world.Known.NamespacesOf(peer, policy.Metadata.Namespace.Text) is not null)));

    private static SourceSpan Place(Acceptance acceptance, Dictionary<(string Namespace, string Name), ManifestObject> places) =>
        (places.TryGetValue((acceptance.Policy.Metadata.Namespace.Text, acceptance.Policy.Metadata.Name), out var annotations) ? PolicyManifest.NameSpan(annotations, WellKnownAnnotations.Accept + acceptance.RuleId) : null)
        ?? acceptance.Policy.Span;

    private sealed record Acceptance(NetworkPolicy Policy, string RuleId, string Reason);
}
