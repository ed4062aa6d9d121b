using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Platform;

/// <summary>NETPOL5004: a Service that listens on another port than its pods, where egress policies see the Service's (AWS VPC CNI).</summary>
public sealed class ServicePortDiffersRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.ServicePortDiffers,
        Severity.Warning,
        "Service listens on another port than its pods",
        "Egress to pods by their port, through a Service of another port, on a platform that judges egress before the Service's address is rewritten (AWS VPC CNI): connections through the Service are denied.");

    // A further rule may allow the Service's port.
    internal override bool NeedsEveryPolicy => true;

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        if (input.World.Platform is not { Enforces: true, Options.PolicyOnServicePort: true } platform || input.World.Cluster.Services.Count == 0)
        {
            return;
        }

        foreach (var rule in input.World.Rules().Where(rule => rule.Direction == PolicyType.Egress && !rule.Rule.Ports.IsAbsentOrEmpty))
        {
            if (Destinations(rule, input.World.Known) is not { Count: > 0 } destinations || Differing(rule, destinations, input.World) is not var (service, port, target))
            {
                continue;
            }

            var item = rule.Rule.Ports[0];
            findings.Report(
                Descriptor,
                rule.Policy,
                item.Span.IsKnown ? item.Span : rule.Span,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "{0} judges egress by the port of the Service, and '{1}' listens on {2} while its pods listen on {3}, so connections through it are denied; let the Service listen on {3}",
                    platform.Called, service, port.Port, target),
                RelatedSpan.At(port.Span.IsKnown ? port.Span : service.Span, "the Service's port"));
        }
    }

    // Something else may allow the Service's port to the same pods: then nothing is denied.
    private static (Service Service, ServicePort Port, int Target)? Differing(RuleReference rule, IReadOnlyList<KnownPod> destinations, RuleWorld world)
    {
        foreach (var pod in destinations)
        {
            foreach (var service in world.Known.ServicesOf(pod).Where(service => !service.IsHeadless && service.ExternalName.Length == 0))
            {
                foreach (var port in service.Ports)
                {
                    var target = PodTarget.Of(pod, port.Protocol, port.TargetPort).FirstOrDefault(target => target.Number != port.Port && RulePorts.Admits(rule.Rule, port.Protocol, target.Number, pod));
                    if (target is not null && !Siblings(rule, pod, world).Any(other => RulePorts.Admits(other.Rule, port.Protocol, port.Port)))
                    {
                        return (service, port, target.Number);
                    }
                }
            }
        }

        return null;
    }

    private static IEnumerable<RuleReference> Siblings(RuleReference rule, KnownPod destination, RuleWorld world) => world.Rules().Where(other =>
        other.Direction == PolicyType.Egress
        && other.Policy.Metadata.Namespace == rule.Policy.Metadata.Namespace
        && (other.Policy.Spec.PodSelector.MatchesEverything || other.Policy.Spec.PodSelector == rule.Policy.Spec.PodSelector)
        && (other.Rule.Peers.Any(peer => peer is IPBlock) || Destinations(other, world.Known)?.Contains(destination) != false));

    // A rule without peers is for all pods that are known.
    private static IReadOnlyList<KnownPod>? Destinations(RuleReference rule, KnownCluster known) =>
        rule.Rule.Peers.IsAbsentOrEmpty ? [.. known.PopulatedNamespaces.SelectMany(known.Pods).Where(pod => pod.IsSubject)] : known.DestinationsOf(rule);
}
