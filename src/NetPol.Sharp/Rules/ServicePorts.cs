using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Finds the Services whose port a rule gives where policies see the port of the pods.</summary>
internal static class ServicePorts
{
    /// <summary>The first Service by name with that port and another one on its pods; <c>null</c> where the pods may listen on the port themselves.</summary>
    /// <param name="known">What the manifests say.</param>
    /// <param name="destinations">The pods that the rule is about.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="number">The port that the rule gives.</param>
    internal static (Service Service, ServicePort Port, IReadOnlyList<string> Targets)? Mistaken(KnownCluster known, IReadOnlyList<KnownPod> destinations, Protocol protocol, int number)
    {
        (Service Service, ServicePort Port, IReadOnlyList<string> Targets)? first = null;
        var behind = new HashSet<KnownPod>();
        foreach (var (service, pods) in Behind(known, destinations).Where(pair => IsRewritten(pair.Service)))
        {
            foreach (var port in service.Ports.Where(port => port.Protocol == protocol))
            {
                if (port.TargetPort is PortNumber target && target.Number == number)
                {
                    // The port of the pods behind some other Service.
                    return null;
                }

                if (port.Port == number)
                {
                    behind.UnionWith(pods);
                    first ??= (service, port, Targets(port, pods));
                }
            }
        }

        // What declares nothing may listen on anything.
        return first is not null && destinations.All(pod => !Declares(pod, protocol, number) && (behind.Contains(pod) || DeclaresAll(pod))) ? first : null;
    }

    /// <summary>What the containers of a pod declare.</summary>
    internal static IEnumerable<ContainerPort> Declared(KnownPod pod) => pod.Pod.Template.Ports.Concat(pod.Pod.Template.InitContainerPorts);

    /// <summary>Whether every container of a pod declares ports, so that one that is missing is worth a word.</summary>
    internal static bool DeclaresAll(KnownPod pod) => !pod.Pod.Template.MayListenAnywhere && Declared(pod).Any();

    internal static bool Declares(KnownPod pod, Protocol protocol, int number) => Declared(pod).Any(port => port.Protocol == protocol && port.Number == number);

    /// <summary>Whether a Service sends a port to a number of pods.</summary>
    internal static bool IsTarget(KnownCluster known, IReadOnlyList<KnownPod> destinations, Protocol protocol, int number) =>
        destinations.SelectMany(known.ServicesOf).SelectMany(service => service.Ports).Any(port => port.Protocol == protocol && port.TargetPort is PortNumber target && target.Number == number);

    // By name, so that it is always the same one that is named.
    private static IEnumerable<(Service Service, KnownPod[] Pods)> Behind(KnownCluster known, IReadOnlyList<KnownPod> destinations) => destinations
        .SelectMany(pod => known.ServicesOf(pod).Select(service => (Service: service, Pod: pod)))
        .GroupBy(pair => (pair.Service.Namespace, pair.Service.Name))
        .OrderBy(pairs => pairs.Key.Namespace, StringComparer.Ordinal)
        .ThenBy(pairs => pairs.Key.Name, StringComparer.Ordinal)
        .Select(pairs => (pairs.First().Service, pairs.Select(pair => pair.Pod).ToArray()));

    private static bool IsRewritten(Service service) => !service.IsHeadless && service.ExternalName.Length == 0;

    private static string[] Targets(ServicePort port, KnownPod[] pods)
    {
        if (port.TargetPort is not PortName name)
        {
            return [port.TargetPort.ToString()!];
        }

        string[] numbers = [.. pods.SelectMany(Declared).Where(declared => declared.Name == name.Name && declared.Protocol == port.Protocol)
            .Select(declared => declared.Number).Distinct().OrderBy(number => number).Select(number => new PortNumber(number).ToString())];
        return numbers.Length == 0 ? [$"'{name}'"] : numbers;
    }
}
