using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Pods of which the manifests say that everyone outside may come: behind a Service of type LoadBalancer or NodePort. On their node's network a policy changes nothing about who comes.</summary>
internal static class PublicPods
{
    /// <summary>Whether all pods of a policy are such pods, and a rule opens no other port of theirs.</summary>
    internal static bool Are(RuleReference rule, KnownCluster known)
    {
        var ns = rule.Policy.Metadata.Namespace.Text;
        KnownPod[] pods = known.IsPopulated(ns) ? [.. known.Pods(ns, rule.Policy.Spec.PodSelector).Where(pod => !pod.Pod.HasCompleted)] : [];
        return pods.Length > 0 && pods.All(pod => pod.Pod.Template.HostNetwork || IsPublic(pod, rule.Rule, known));
    }

    private static bool IsPublic(KnownPod pod, NetworkPolicyRule rule, KnownCluster known)
    {
        var targets = new HashSet<(Protocol Protocol, int Number)>(known.ServicesOf(pod).Where(service => service is { IsForOutside: true, IsRestricted: false })
            .SelectMany(service => service.Ports).SelectMany(port => PodTarget.Of(pod, port.Protocol, port.TargetPort)).Select(target => (target.Protocol, target.Number)));
        return rule.Ports.IsAbsentOrEmpty
            ? ServicePorts.DeclaresAll(pod) && ServicePorts.Declared(pod).All(port => targets.Contains((port.Protocol, port.Number)))
            : rule.Ports.All(port => IsPublic(pod, port, targets));
    }

    // A range, or every port of a protocol, opens more than a Service.
    private static bool IsPublic(KnownPod pod, NetworkPolicyPort port, HashSet<(Protocol Protocol, int Number)> targets) =>
        port.Port is PortNumber or PortName && PodTarget.Of(pod, port.EffectiveProtocol, port.Port).All(target => targets.Contains((target.Protocol, target.Number)));
}
