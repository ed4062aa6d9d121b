using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>A port of a pod that somebody connects to.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Number">The port, as policies see it.</param>
internal sealed record PodTarget(KnownPod Pod, Protocol Protocol, int Number)
{
    /// <summary>Where a Service sends the connections to one of its ports; nothing where the manifests do not say which pods those are.</summary>
    internal static IReadOnlyList<PodTarget> Of(KnownCluster known, Service service, ServicePort port) =>
        service.Selector.Count == 0 || service.ExternalName.Length > 0 || !known.IsPopulated(service.Namespace)
            ? []
            : [.. known.Pods(service.Namespace, new LabelSelector { MatchLabels = service.Selector }).Where(pod => !pod.Pod.HasCompleted).SelectMany(pod => Of(pod, port.Protocol, port.TargetPort))];

    /// <summary>A port of a pod by number, or by the name that a container gives it.</summary>
    internal static IEnumerable<PodTarget> Of(KnownPod pod, Protocol protocol, PortSpecifier port) => port switch
    {
        PortNumber number => [new PodTarget(pod, protocol, number.Number)],
        PortName name => ServicePorts.Declared(pod).Where(declared => declared.Name == name.Name && declared.Protocol == protocol).Select(declared => new PodTarget(pod, protocol, declared.Number)),
        _ => [],
    };

    /// <summary>Ports for messages, without the pods: <c>'TCP 8080'</c>.</summary>
    internal static string Words(IEnumerable<PodTarget> ports) =>
        RuleWords.List(ports.Select(port => string.Format(CultureInfo.InvariantCulture, "'{0} {1}'", port.Protocol.ApiName(), port.Number)));
}
