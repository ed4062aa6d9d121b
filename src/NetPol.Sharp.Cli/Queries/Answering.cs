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

    internal static UsageException Error(ConnectionQuery query, string message) => new(query.Span.IsKnown ? $"{query.Span}: {message}" : message);

    /// <summary>The port that a question is about; a name is what the destination declares under it.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    internal static int Port(ConnectionQuery query, ConnectionEnd to) => query.Port switch
    {
        PortNumber number => number.Number,
        PortName name => Declared(query, to, name.Name),
        _ => throw Error(query, "the port is missing: --port 8080/TCP"),
    };

    /// <summary>The families that a question is about: without one asked for every one that both ends have, so that a difference is seen.</summary>
    /// <exception cref="UsageException">They have none in common.</exception>
    internal IPFamily[] Families(ConnectionQuery query, ConnectionEnd from, ConnectionEnd to)
    {
        if (query.Family is { } asked)
        {
            return [asked];
        }

        IPFamily[] shared = [.. AddressFamilies.All.Where(family => connectivity.Shares(from, to, family))];
        return shared.Length > 0 ? shared : throw Error(query, $"'{from}' and '{to}' have no address family in common");
    }

    private Answer OfPods(ConnectionQuery query)
    {
        var (from, to) = (connectivity.Find(query.From, defaultNamespace), connectivity.Find(query.To, defaultNamespace));
        var port = Port(query, to);
        Explanation[] explanations = [.. Families(query, from, to).Select(family => connectivity.Explain(from, to, query.Protocol ?? Protocol.Tcp, port, family))];
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

    private static int Declared(ConnectionQuery query, ConnectionEnd to, string name)
    {
        var protocol = query.Protocol ?? Protocol.Tcp;
        var declared = to.Pod?.Template.Ports.Where(port => port.Name.Length > 0).ToArray() ?? [];
        var numbers = declared.Where(port => port.Name == name && port.Protocol == protocol).Select(port => port.Number).Distinct().ToArray();
        return numbers.Length switch
        {
            1 => numbers[0],
            0 when declared.Length > 0 => throw Error(query, $"'{to}' declares no {protocol.ApiName()} port named '{name}'; it has {string.Join(", ", declared.Select(port => $"{port.Name}/{port.Protocol.ApiName()}").Distinct())}"),
            0 => throw Error(query, $"'{to}' declares no named ports; ask for a number"),
            _ => throw Error(query, $"'{to}' declares several {protocol.ApiName()} ports named '{name}'; ask for a number"),
        };
    }

    private Answer OfService(ConnectionQuery query, string service)
    {
        var colon = service.LastIndexOf(':');
        if (colon < 0)
        {
            throw Error(query, "a Service is written svc:namespace/name:port");
        }

        RejectPort(query, "the port of a Service stands behind its name, svc:namespace/name:port");
        var from = connectivity.Find(query.From, defaultNamespace);
        var words = service[(colon + 1)..].Split('/', 2);
        var protocol = words.Length == 2 ? QueryWords.Protocol(words[1]) : query.Protocol;
        var port = QueryWords.PortSpecifier(words[0]);
        return Of(query, [.. FamiliesOf(query, from).Select(family => (family, "", (ServiceExplanation?)connectivity.ExplainService(from, service[..colon], port, protocol, family, defaultNamespace), ""))]);
    }

    private Answer OfIngress(ConnectionQuery query, string ingress)
    {
        RejectPort(query, "an Ingress says itself which ports it leads to");
        var from = connectivity.Find(query.From, defaultNamespace);
        var routes = FamiliesOf(query, from).Select(family => (Family: family, Routes: connectivity.ExplainIngress(from, ingress, family, defaultNamespace))).ToArray();
        if (routes[0].Routes.Count == 0)
        {
            throw Error(query, $"Ingress '{ingress}' has no backend that is a Service");
        }

        return Of(query, [.. routes.SelectMany(family => family.Routes.Select(route => (family.Family, $"{route.Backend.Host}{route.Backend.Path}: ", route.Service, route.Problem)))]);
    }

    // One route over the families that lead somewhere; two where they differ, of which the worse counts.
    private static Answer Of(ConnectionQuery query, (IPFamily Family, string Prefix, ServiceExplanation? Service, string Problem)[] all)
    {
        if (all.FirstOrDefault(route => route.Service?.Verdict == Verdict.DependsOnAddress).Service is { } undecided)
        {
            throw Error(query, $"'{undecided.Service}' leads to a pod that has no address yet, and an ipBlock decides about it; give it one in status.podIPs, or say --ipblock-matches-pods false");
        }

        var routes = all
            .GroupBy(route => (route.Prefix, route.Service?.Service, route.Service?.Port))
            .SelectMany(group => group.Any(route => route.Service?.Backends.Count > 0) ? group.Where(route => route.Service?.Backends.Count > 0) : group.Take(1))
            .GroupBy(route => (route.Prefix, route.Service?.Service, route.Service?.Port, route.Problem))
            .SelectMany(group => group.Select(route => route.Service?.Summary).Distinct().Count() == 1 ? group.Take(1) : group.Select(route => route with { Prefix = $"{route.Prefix}over {route.Family}: " }))
            .ToArray();
        var verdicts = routes.Select(route => route.Service?.Verdict ?? Verdict.Denied).Distinct().ToArray();
        return new Answer(query, verdicts is [var only] ? only : verdicts.Contains(Verdict.Allowed) || verdicts.Contains(Verdict.AllowedInPart) ? Verdict.AllowedInPart : verdicts.First(verdict => verdict != Verdict.Denied))
        {
            Summary = [.. routes.Select(route => route.Prefix + (route.Service?.Summary ?? "denied, " + route.Problem))],
            Lines = [.. routes.SelectMany(route => (route.Prefix + (route.Service?.ToString() ?? "denied, " + route.Problem)).Split('\n'))],
            Services = [.. routes.Select(route => route.Service).OfType<ServiceExplanation>()],
        };
    }

    private static void RejectPort(ConnectionQuery query, string reason)
    {
        if (query.Port is not null)
        {
            throw Error(query, reason + "; leave the port out");
        }
    }

    private IPFamily[] FamiliesOf(ConnectionQuery query, ConnectionEnd from)
    {
        return query.Family is { } asked ? [asked] : [.. AddressFamilies.All.Where(family => connectivity.Shares(from, from, family))];
    }
}
