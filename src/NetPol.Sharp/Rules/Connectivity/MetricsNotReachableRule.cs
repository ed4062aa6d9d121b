using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Connectivity;

/// <summary>NETPOL3009: pods whose metrics are to be collected, and that nobody who may do so can reach.</summary>
public sealed class MetricsNotReachableRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.MetricsNotReachable,
        Severity.Info,
        "Metrics cannot be scraped",
        "Pods that the annotation prometheus.io/scrape, a ServiceMonitor or a PodMonitor offers to Prometheus and that policies isolate for ingress, while no rule admits the port from another namespace, from addresses or from pods that may be Prometheus.");

    internal override bool NeedsEveryPolicy => true;

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        var world = input.World;
        var said = new HashSet<string>();
        foreach (var monitor in world.Others.Monitors)
        {
            var pods = Targets(monitor, world).GroupBy(target => target.Pod)
                .Select(targets => (Targets: targets.ToArray(), Denying: Denying([.. targets], world)))
                .Where(pod => pod.Denying is not null)
                .ToArray();
            if (pods.Length > 0)
            {
                said.UnionWith(pods.Select(pod => pod.Targets[0].Pod.Workload));
                Report(monitor.Span, $"{monitor.Kind} '{monitor.Name}'", [.. pods.SelectMany(pod => pod.Targets)], [.. pods.SelectMany(pod => pod.Denying!)], findings);
            }
        }

        foreach (var pods in world.Known.Annotated.Where(pod => !pod.Pod.HasCompleted && !said.Contains(pod.Workload)).GroupBy(pod => pod.Workload))
        {
            if (Ports(pods.First()) is { Length: > 0 } ports && Denying(ports, world) is { } denying)
            {
                Report(pods.First().Pod.Span, "annotation 'prometheus.io/scrape'", ports, denying, findings);
            }
        }
    }

    // Annotations and monitors come with charts and offer more than is used; one port that is open is enough.
    private static IReadOnlyList<NetworkPolicy>? Denying(PodTarget[] ports, RuleWorld world) =>
        !world.IsPopulated(ports[0].Pod.Pod.Namespace) ? null : world.Ingress.Denying(ports, (peer, ns) => Callers.MayBeScraper(peer, ns, world.Known));

    private void Report(SourceSpan place, string why, PodTarget[] ports, IReadOnlyList<NetworkPolicy> denying, Findings findings)
    {
        var workloads = RuleWords.List(ports.Select(port => $"'{port.Pod.Workload}'"));
        findings.Report(denying, Findings.Make(
            Descriptor,
            place.IsKnown ? place : denying[0].Span,
            $"Prometheus is to scrape {workloads} ({why}), but policy '{denying[0]}' isolates them for ingress and nothing admits it on {PodTarget.Words(ports)}, so there are no metrics; allow the pods of Prometheus, in their namespace, on that port",
            RelatedSpan.At(denying[0].Span, "isolates them")));
    }

    private static PodTarget[] Ports(KnownPod pod)
    {
        if (pod.Pod.Template.ScrapedPort is { Length: > 0 } text)
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? [new PodTarget(pod, Protocol.Tcp, number)] : [];
        }

        return pod.Pod.Template.MayListenAnywhere ? [] : [.. pod.Pod.Template.Ports.Where(port => port.Protocol == Protocol.Tcp).Select(port => new PodTarget(pod, port.Protocol, port.Number))];
    }

    private static IEnumerable<PodTarget> Targets(MetricsMonitor monitor, RuleWorld world) => monitor.IsOfPods
        ? from ns in monitor.Namespaces ?? world.Known.PopulatedNamespaces
          from pod in world.Known.Pods(ns, monitor.Selector)
          where !pod.Pod.HasCompleted
          from port in monitor.Ports
          from target in PodTarget.Of(pod, Protocol.Tcp, port.Port)
          select target
        : from service in world.Cluster.Services
          where monitor.Namespaces?.Contains(service.Namespace) != false && SelectorReason.Matches(monitor.Selector, service.Labels)
          from port in monitor.Ports
          from servicePort in port.IsOfPods ? service.Ports.Take(1).Select(first => first with { TargetPort = port.Port }) : service.Ports.Where(known => port.Port is PortName name && known.Name == name.Name)
          from target in PodTarget.Of(world.Known, service, servicePort)
          select target;
}
