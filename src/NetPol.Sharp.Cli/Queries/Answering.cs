using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Queries;

/// <summary>Answers questions about one cluster.</summary>
internal sealed class Answering(Connectivity connectivity, string defaultNamespace)
{
    private const string ServicePrefix = "svc:";
    private const string IngressPrefix = "ingress:";

    /// <summary>The answer; where families or routes differ, that one is not allowed counts.</summary>
    /// <exception cref="UsageException">There is no answer.</exception>
    internal Answer Answer(ConnectionQuery query)
    {
        try
        {
            if (query.To.StartsWith(ServicePrefix, StringComparison.Ordinal))
            {
                return OfService(query, query.To[ServicePrefix.Length..]);
            }

            return query.To.StartsWith(IngressPrefix, StringComparison.Ordinal) ? OfIngress(query, query.To[IngressPrefix.Length..]) : OfPods(query);
        }
        catch (ClusterException exception)
        {
            throw Error(query, exception.Message);
        }
    }

    private static UsageException Error(ConnectionQuery query, string message) => new(query.Span.IsKnown ? $"{query.Span}: {message}" : message);

    private Answer OfPods(ConnectionQuery query)
    {
        var (from, to) = (connectivity.Find(query.From, defaultNamespace), connectivity.Find(query.To, defaultNamespace));
        var port = query.Port switch
        {
            PortNumber number => number.Number,
            PortName name => Declared(query, to, name.Name),
            _ => throw Error(query, "the port is missing: --port 8080/TCP"),
        };
        Explanation[] explanations = [.. Families(query, from, to).Select(family => connectivity.Explain(from, to, query.Protocol, port, family))];
        if (Array.Find(explanations, explanation => explanation.Verdict == Verdict.DependsOnAddress) is { } undecided)
        {
            var pod = undecided.From.Pod is { Addresses.Count: 0 } source ? source : undecided.To.Pod;
            throw Error(query, $"'{pod}' has no address yet, and an ipBlock lets '{undecided.From}' reach '{undecided.To}' only for some of those that it may get; give it one in status.podIPs, or say --ipblock-matches-pods false");
        }

        var isSame = explanations.Select(explanation => explanation.Verdict).Distinct().Count() == 1;
        var deciding = Array.Find(explanations, explanation => explanation.Verdict == Verdict.Denied) ?? explanations[0];
        return new Answer(query, deciding.Verdict)
        {
            Summary = isSame ? [deciding.Summary] : [.. explanations.Select(explanation => explanation.Summary)],
            Lines = [.. (isSame ? [deciding] : explanations).SelectMany(explanation => explanation.ToString().Split('\n'))],
            Explanation = deciding,
        };
    }

    // Without a family asked for: every one that both ends have, so that a difference is seen.
    private IPFamily[] Families(ConnectionQuery query, ConnectionEnd from, ConnectionEnd to)
    {
        if (query.Family is { } asked)
        {
            return [asked];
        }

        IPFamily[] families = [IPFamily.IPv4, IPFamily.IPv6];
        IPFamily[] shared = [.. families.Where(family => connectivity.Shares(from, to, family))];
        return shared.Length > 0 ? shared : throw Error(query, $"'{from}' and '{to}' have no address family in common");
    }

    private static int Declared(ConnectionQuery query, ConnectionEnd to, string name)
    {
        var ports = to.Pod?.Template.Ports.Where(port => port.Name == name && port.Protocol == query.Protocol).Select(port => port.Number).Distinct().ToArray() ?? [];
        return ports.Length == 1 ? ports[0] : throw Error(query, $"'{to}' declares no single {query.Protocol.ApiName()} port named '{name}'; ask for a number");
    }

    private Answer OfService(ConnectionQuery query, string service)
    {
        var colon = service.LastIndexOf(':');
        if (colon < 0)
        {
            throw Error(query, "a Service is written svc:namespace/name:port");
        }

        if (query.Port is not null)
        {
            throw Error(query, "the port of a Service stands behind its name, svc:namespace/name:port, and the Service says the pods' port; leave --port out");
        }

        var from = connectivity.Find(query.From, defaultNamespace);
        var route = connectivity.ExplainService(from, service[..colon], QueryWords.PortSpecifier(service[(colon + 1)..]), FamilyOf(query, from), defaultNamespace);
        return Of(query, [("", route)]);
    }

    private Answer OfIngress(ConnectionQuery query, string ingress)
    {
        var from = connectivity.Find(query.From, defaultNamespace);
        var routes = connectivity.ExplainIngress(from, ingress, FamilyOf(query, from), defaultNamespace);
        return routes.Count > 0
            ? Of(query, [.. routes.Select(route => ($"{route.Backend.Host}{route.Backend.Path}: ", route.Service))])
            : throw Error(query, $"Ingress '{ingress}' has no backend that is a Service");
    }

    private static Answer Of(ConnectionQuery query, (string Prefix, ServiceExplanation Service)[] routes) =>
        new(query, routes.Select(route => route.Service.Verdict).OrderBy(verdict => verdict == Verdict.Denied ? 0 : verdict == Verdict.Allowed ? 2 : 1).First())
        {
            Summary = [.. routes.Select(route => route.Prefix + route.Service.Summary)],
            Lines = [.. routes.SelectMany(route => (route.Prefix + route.Service).Split('\n'))],
            Services = [.. routes.Select(route => route.Service)],
        };

    private IPFamily FamilyOf(ConnectionQuery query, ConnectionEnd from) =>
        query.Family ?? (connectivity.Shares(from, from, IPFamily.IPv4) ? IPFamily.IPv4 : IPFamily.IPv6);
}
