using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Connectivity;

/// <summary>NETPOL3007: pods that an Ingress or a Service opens to clients, and that policies isolate from them.</summary>
public sealed class BackendNotReachableRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.BackendNotReachable,
        Severity.Warning,
        "What is behind an Ingress or Service admits no client",
        "Pods behind an Ingress, or behind a Service of type LoadBalancer or NodePort, that policies isolate for ingress while no rule admits the port from where such connections come: every request fails.");

    internal override bool NeedsEveryPolicy => true;

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        var world = input.World;
        var routed = new HashSet<(string Namespace, string Service)>();
        foreach (var ingress in world.Cluster.Ingresses)
        {
            foreach (var backend in ingress.Backends.GroupBy(backend => (backend.ServiceName, backend.ServicePort)).Select(same => same.First()))
            {
                routed.Add((ingress.Namespace, backend.ServiceName));
                if (world.Known.Service(ingress.Namespace, backend.ServiceName) is { } service)
                {
                    CheckBackend(ingress, backend, service, world, findings);
                }
            }
        }

        // What an Ingress routes to has a port on the nodes for the sake of a load balancer that the controller makes.
        foreach (var service in world.Cluster.Services.Where(service => service.IsForOutside && !routed.Contains((service.Namespace, service.Name))))
        {
            CheckExposed(service, world, findings);
        }
    }

    private void CheckBackend(Ingress ingress, IngressBackend backend, Service service, RuleWorld world, Findings findings)
    {
        if (service.Ports.FirstOrDefault(port => backend.ServicePort is PortName name ? port.Name == name.Name : backend.ServicePort.Equals(new PortNumber(port.Port))) is { } port)
        {
            var targets = PodTarget.Of(world.Known, service, port);
            Report(
                ingress.Span,
                targets,
                world.Ingress.Denying(targets, (peer, ns) => Callers.MayBeController(peer, ns, world.Known)),
                $"Ingress '{ingress}' routes to Service '{service}'",
                "an ingress controller",
                "allow the pods of the controller, in its namespace",
                findings);
        }
    }

    // A port that stays closed is one for inside; a Service all of whose ports are closed is of no use to anybody outside.
    private void CheckExposed(Service service, RuleWorld world, Findings findings)
    {
        PodTarget[] targets = [.. service.Ports.SelectMany(port => PodTarget.Of(world.Known, service, port))];
        Report(
            service.Span,
            targets,
            world.Ingress.Denying(targets, (peer, _) => Callers.MayBeOutside(peer)),
            $"Service '{service}' of type {service.Type} is there for clients outside the cluster",
            "addresses",
            "allow the addresses of the clients, or everyone (Anywhere)",
            findings);
    }

    private void Report(SourceSpan place, IReadOnlyList<PodTarget> targets, IReadOnlyList<NetworkPolicy>? denying, string who, string source, string remedy, Findings findings)
    {
        if (denying is not null)
        {
            findings.Report(denying, Findings.Make(
                Descriptor,
                place.IsKnown ? place : denying[0].Span,
                $"{who}, but policy '{denying[0]}' isolates its pods for ingress and nothing admits {source} on {PodTarget.Words(targets)}, so the connections fail; {remedy}",
                RelatedSpan.At(denying[0].Span, "isolates them")));
        }
    }
}
