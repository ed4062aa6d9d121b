using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Queries;

/// <summary>Answers questions about one cluster.</summary>
internal sealed class Answering(Connectivity connectivity, string defaultNamespace)
{
    private const string ServicePrefix = "svc:";
    private const string IngressPrefix = "ingress:";

    /// <summary>The answer; several where the families differ or a route has several ends.</summary>
    /// <exception cref="UsageException">There is no answer.</exception>
    internal IReadOnlyList<Answer> Answer(ConnectionQuery query)
    {
        try
        {
            if (query.To.StartsWith(ServicePrefix, StringComparison.Ordinal))
            {
                return [OfService(query, query.To[ServicePrefix.Length..])];
            }

            return query.To.StartsWith(IngressPrefix, StringComparison.Ordinal) ? OfIngress(query, query.To[IngressPrefix.Length..]) : OfPods(query);
        }
        catch (ClusterException exception)
        {
            throw Error(query, exception.Message);
        }
    }

    private static UsageException Error(ConnectionQuery query, string message) => new(query.Span.IsKnown ? $"{query.Span}: {message}" : message);

    private IReadOnlyList<Answer> OfPods(ConnectionQuery query)
    {
        var (from, to) = (connectivity.Find(query.From, defaultNamespace), connectivity.Find(query.To, defaultNamespace));
        var port = query.Port switch
        {
            PortNumber number => number.Number,
            PortName name => Declared(query, to, name.Name),
            _ => throw Error(query, "the port is missing: --port 8080/TCP"),
        };
        IReadOnlyList<Answer> answers = [.. Families(query, from, to).Select(family => Of(query, connectivity.Explain(from, to, query.Protocol, port, family)))];
        if (answers.FirstOrDefault(answer => answer.Verdict == Verdict.DependsOnAddress) is { Explanation: { } undecided })
        {
            var pod = undecided.From.Pod is { Addresses.Count: 0 } source ? source : undecided.To.Pod;
            throw Error(query, $"'{pod}' has no address yet, and an ipBlock lets '{undecided.From}' reach '{undecided.To}' only for some of those that it may get; give it one in status.podIPs, or say --ipblock-matches-pods false");
        }

        return answers.Select(answer => answer.Verdict).Distinct().Count() == 1 ? [answers[0]] : answers;
    }

    private static Answer Of(ConnectionQuery query, Explanation explanation) =>
        new(query, explanation.Verdict, explanation.Summary, [.. explanation.ToString().Split('\n')]) { Explanation = explanation };

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
        return Of(query, connectivity.ExplainService(from, service[..colon], QueryWords.PortSpecifier(service[(colon + 1)..]), FamilyOf(query, from), defaultNamespace), "");
    }

    private IReadOnlyList<Answer> OfIngress(ConnectionQuery query, string ingress)
    {
        var from = connectivity.Find(query.From, defaultNamespace);
        var routes = connectivity.ExplainIngress(from, ingress, FamilyOf(query, from), defaultNamespace);
        return routes.Count > 0
            ? [.. routes.Select(route => Of(query, route.Service, $"{route.Backend.Host}{route.Backend.Path}: "))]
            : throw Error(query, $"Ingress '{ingress}' has no backend that is a Service");
    }

    private static Answer Of(ConnectionQuery query, ServiceExplanation service, string prefix)
    {
        string[] lines = service.ToString().Split('\n');
        lines[0] = prefix + lines[0];
        return new Answer(query, service.Verdict, lines[0], lines) { Service = service };
    }

    private IPFamily FamilyOf(ConnectionQuery query, ConnectionEnd from) =>
        query.Family ?? (connectivity.Shares(from, from, IPFamily.IPv4) ? IPFamily.IPv4 : IPFamily.IPv6);
}
