using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Engine;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Follows a connection through a Service to the pods behind it.</summary>
internal sealed class ServiceRoute(Connectivity connectivity)
{
    private const int DnsPort = 53;

    private static readonly KeyValue s_dnsLabel = new("k8s-app", "kube-dns");

    internal Service Find(string ns, string name)
    {
        var services = connectivity.Cluster.Services;
        if (services.FirstOrDefault(service => service.Namespace == ns && service.Name == name) is { } found)
        {
            return found;
        }

        var closest = services.OrderBy(service => EditDistance.Between(service.ToString(), ns + "/" + name)).ThenBy(service => service.ToString(), StringComparer.Ordinal).Take(3).Select(service => $"'{service}'").ToArray();
        throw new ClusterException($"there is no Service '{ns}/{name}'; " + (closest.Length == 0 ? "the manifests hold no Services" : "the closest are " + string.Join(", ", closest)));
    }

    internal ServiceExplanation Explain(ConnectionEnd from, Service service, PortSpecifier port, Protocol? protocol, IPFamily family)
    {
        var servicePort = PortOf(service, port, protocol);
        var notes = new List<string>();
        var backends = Backends(service, servicePort, family, notes).Where(end => Reaches(from, end.To, family, notes)).Select(end => Judge(from, end.To, end.Port, service, servicePort, family, notes)).ToArray();
        if (service.IsHeadless && !servicePort.TargetPort.Equals(new PortNumber(servicePort.Port)))
        {
            notes.Add($"Service '{service}' is headless: its name leads to the pods themselves, so clients use port {servicePort.Port.ToString(CultureInfo.InvariantCulture)} there and targetPort counts for nothing");
        }

        var dns = from.Pod is { } pod && !IsOnHost(pod) ? Dns(from, family, notes) : null;
        return new ServiceExplanation
        {
            From = from,
            Service = service,
            Port = servicePort,
            Dns = dns,
            Backends = EquatableArray.From(backends),
            Notes = EquatableArray.From(notes.Distinct(StringComparer.Ordinal)),
        };
    }

    // A connection through a Service is of one family; an end without it is not among those that are reached over it.
    private bool Reaches(ConnectionEnd from, ConnectionEnd to, IPFamily family, List<string> notes)
    {
        if (from.Pod is null && to.Pod is null)
        {
            notes.Add($"neither {from} nor {to} is a pod, so no policy applies between them");
            return false;
        }

        if (connectivity.Shares(from, to, family))
        {
            return true;
        }

        notes.Add($"'{(from.Has(family) ? to : from)}' has no {family} address, so '{to}' is left out");
        return false;
    }

    private static ServicePort PortOf(Service service, PortSpecifier port, Protocol? protocol)
    {
        var found = service.Ports
            .Where(known => port is PortName name ? known.Name == name.Name : known.Port == ((PortNumber)port).Number)
            .Where(known => protocol is null || known.Protocol == protocol)
            .ToArray();
        if (found.Length == 1)
        {
            return found[0];
        }

        if (found.Length > 1)
        {
            throw new ClusterException($"Service '{service}' has port {port} for {string.Join(" and ", found.Select(item => item.Protocol.ApiName()))}; say which, {port}/{found[0].Protocol.ApiName()}", service.Span);
        }

        if (service.ExternalName.Length > 0 && port is PortNumber number)
        {
            return new ServicePort { Port = number.Number, TargetPort = number, Protocol = protocol ?? Protocol.Tcp };
        }

        var known = string.Join(", ", service.Ports.Select(item => string.Format(CultureInfo.InvariantCulture, "{0}{1} (targetPort {2})", item.Port, item.Name.Length > 0 ? " " + item.Name : "", item.TargetPort)));
        var mistaken = port is PortNumber && service.Ports.FirstOrDefault(item => item.TargetPort.Equals(port)) is { } target
            ? $"{port} is the pods' port; clients of the Service use {target.Port.ToString(CultureInfo.InvariantCulture)}"
            : known.Length == 0 ? "it has no ports" : "it has " + known;
        throw new ClusterException($"Service '{service}' has no port {port}; {mistaken}", service.Span);
    }

    // Who may be reached through the Service, and on which port of it; port 0 stands for a name that the pod does not declare.
    private IEnumerable<(ConnectionEnd To, int Port)> Backends(Service service, ServicePort port, IPFamily family, List<string> notes)
    {
        if (service.ExternalName.Length > 0)
        {
            notes.Add($"Service '{service}' stands for '{service.ExternalName}' outside the cluster; whether an ipBlock applies to it depends on the plugin");
            return [];
        }

        if (service.Selector.IsAbsentOrEmpty)
        {
            return
                from slice in connectivity.Cluster.EndpointSlices
                where slice.Namespace == service.Namespace && slice.ServiceName == service.Name
                from address in slice.Addresses
                where address.Family == family
                select (connectivity.Find(address.ToString()), slice.Ports.FirstOrDefault(known => known.Name == port.Name)?.Number ?? Number(port, pod: null));
        }

        return
            from index in Enumerable.Range(0, connectivity.Pods.Pods.Count)
            let pod = connectivity.Pods.Pods[index]
            where pod is { HasCompleted: false } && pod.Namespace == service.Namespace && service.Selector.All(label => pod.Template.Labels.Contains(label))
            orderby pod.Name
            select (connectivity.EndOf(index), service.IsHeadless ? port.Port : Number(port, pod));
    }

    private static int Number(ServicePort port, Pod? pod) => port.TargetPort switch
    {
        PortNumber number => number.Number,
        PortName name => pod?.Template.Ports.FirstOrDefault(declared => declared.Name == name.Name && declared.Protocol == port.Protocol)?.Number ?? 0,
        _ => port.Port,
    };

    private ServiceBackend Judge(ConnectionEnd from, ConnectionEnd to, int port, Service service, ServicePort servicePort, IPFamily family, List<string> notes)
    {
        if (port == 0)
        {
            return new ServiceBackend(to, 0, Verdict.Denied, Explanation: null, $"it declares no {servicePort.Protocol.ApiName()} port named '{servicePort.TargetPort}', so the Service sends it nothing");
        }

        var options = connectivity.Options;
        if (from.Index >= 0 && from.Index == to.Index && options.Hairpin != HairpinMode.Policy)
        {
            return options.Hairpin == HairpinMode.Allow
                ? new ServiceBackend(to, port, Verdict.Allowed, Explanation: null, "it reaches itself through the Service")
                : new ServiceBackend(to, port, Verdict.DependsOnPlugin, Explanation: null, "it would reach itself through the Service, which the API does not define");
        }

        // A plugin that judges egress before the address is rewritten sees the Service's port.
        var egressPort = options.PolicyOnServicePort && !service.IsHeadless && !connectivity.IsExempt(PolicyType.Egress, from.Pod, to) ? servicePort.Port : port;
        Judgeable.Check(from, to, family, options);
        var verdict = connectivity.Judge(from, to, ConnectionSet.Point(servicePort.Protocol, egressPort), ConnectionSet.Point(servicePort.Protocol, port), family);
        var explainer = new Explainer(connectivity, loopback: false);
        var explanation = explainer.Explain(from, to, servicePort.Protocol, port, family, verdict) with { Egress = explainer.Egress(from, to, servicePort.Protocol, egressPort, family) };
        if (verdict == Verdict.Denied && explanation.Ingress.IsAllowed && ToServiceAddress(from, service, servicePort, family, explainer) is { } byAddress)
        {
            (verdict, explanation) = (Verdict.Allowed, explanation with { Verdict = Verdict.Allowed, Egress = byAddress });
        }

        if (verdict == Verdict.Denied)
        {
            notes.AddRange(Mistakes(explanation, from, to, servicePort, family, port));
        }

        return new ServiceBackend(to, port, verdict, explanation, "");
    }

    // Before the address is rewritten a block may hold it.
    private SideExplanation? ToServiceAddress(ConnectionEnd from, Service service, ServicePort port, IPFamily family, Explainer explainer) => !connectivity.Options.PolicyOnServicePort || service.IsHeadless
        ? null
        : service.ClusterAddresses.Where(address => address.Family == family)
            .Select(address => explainer.Egress(from, new ConnectionEnd(address, isNode: false), port.Protocol, port.Port, family)).FirstOrDefault(side => side.IsAllowed);

    // Policies see the pod's port. A rule that gives the Service's instead would have let the connection through.
    private IEnumerable<string> Mistakes(Explanation denied, ConnectionEnd from, ConnectionEnd to, ServicePort servicePort, IPFamily family, int port)
    {
        if (servicePort.Port == port)
        {
            yield break;
        }

        var asIfServicePort = new Explainer(connectivity).Explain(from, to, servicePort.Protocol, servicePort.Port, family, denied.Verdict);
        foreach (var rule in new[] { (denied.Egress, asIfServicePort.Egress), (denied.Ingress, asIfServicePort.Ingress) }
            .Where(pair => !pair.Item1.IsAllowed).SelectMany(pair => pair.Item2.AdmittedBy))
        {
            yield return string.Format(
                CultureInfo.InvariantCulture, "{0} admits {1} {2}, the Service's port; policies see the port of the pod: write {3}", rule, servicePort.Protocol.ApiName(), servicePort.Port, port);
        }
    }

    private SideExplanation Dns(ConnectionEnd from, IPFamily family, List<string> notes)
    {
        var explainer = new Explainer(connectivity);
        var servers = Enumerable.Range(0, connectivity.Pods.Pods.Count)
            .Where(index => connectivity.Pods.Pods[index] is { Namespace: "kube-system", HasCompleted: false } pod && pod.Template.Labels.Contains(s_dnsLabel))
            .Select(connectivity.EndOf)
            .Where(end => end.Has(family))
            .ToArray();
        if (servers.Length == 0)
        {
            notes.Add("the manifests hold no DNS pods; 'k8s-app=kube-dns' in 'kube-system' is assumed");
        }

        var sides = servers
            .DefaultIfEmpty(new ConnectionEnd(new Pod { Namespace = "kube-system", Name = "kube-dns", Template = new PodTemplate { Labels = [s_dnsLabel] } }, index: -1))
            .Select(server => explainer.Egress(from, server, Protocol.Udp, DnsPort, family))
            .ToArray();
        return Array.Find(sides, side => side.IsAllowed) ?? sides[0];
    }

    private bool IsOnHost(Pod pod) => connectivity.Options.IsNodeToPolicies(pod.Template);
}
