using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>
/// Named ports of plugins that do not look them up at the destination: the numbers that other pods declare are added to the rule, so that everything behind this can go on as if they had been written.
/// </summary>
internal static class NamesElsewhere
{
    /// <summary>A policy with those numbers.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="pods">The pods of the cluster.</param>
    /// <param name="options">The plugin's habits.</param>
    internal static NetworkPolicy Resolve(NetworkPolicy policy, IEnumerable<Pod?> pods, ConnectivityOptions options)
    {
        if (!options.LooksNamesUpElsewhere || !policy.Spec.BothRules.Any(rule => rule.Ports.Any(port => port.Port is PortName)))
        {
            return policy;
        }

        Pod[] own = [.. pods.OfType<Pod>().Where(pod => !pod.HasCompleted && pod.Namespace == PolicyReading.NamespaceOf(policy))];
        Pod[] selected = [.. own.Where(pod => SelectorReason.Matches(policy.Spec.PodSelector, pod.Template.Labels))];
        return policy with
        {
            Spec = policy.Spec with
            {
                Ingress = options.MergesNamedPorts ? With(policy.Spec.Ingress, _ => true, selected, options) : policy.Spec.Ingress,
                Egress = options.NamedPortEgressScope == NamedPortScope.OwnNamespaceNumbers ? With(policy.Spec.Egress, rule => rule.Peers.IsAbsentOrEmpty, own, options) : policy.Spec.Egress,
            },
        };
    }

    private static EquatableArray<NetworkPolicyRule> With(EquatableArray<NetworkPolicyRule> rules, System.Func<NetworkPolicyRule, bool> isMeant, Pod[] pods, ConnectivityOptions options) => rules.IsAbsentOrEmpty
        ? rules
        : [.. rules.Select(rule => isMeant(rule) && rule.Ports.Any(port => port.Port is PortName) ? rule with { Ports = [.. rule.Ports, .. rule.Ports.SelectMany(port => Numbers(port, pods, options)).Distinct()] } : rule)];

    private static IEnumerable<NetworkPolicyPort> Numbers(NetworkPolicyPort port, Pod[] pods, ConnectivityOptions options) => port.Port is not PortName name
        ? []
        : from pod in pods
          from declared in options.InitContainerPorts ? pod.Template.Ports.Concat(pod.Template.InitContainerPorts) : pod.Template.Ports
          where declared.Name == name.Name && declared.Protocol == port.EffectiveProtocol
          select port with { Port = new PortNumber(declared.Number) };
}
