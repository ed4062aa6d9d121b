using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Lab.Runs;
using NetPol.Sharp.Lab.Topology;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Queries;

/// <summary>Makes connections of the lab of questions, and gives the answers back.</summary>
internal static class LabQuestions
{
    /// <summary>The addresses that questions are about.</summary>
    internal static IReadOnlyList<Address> Addresses(IEnumerable<ConnectionQuery> queries)
    {
        var addresses = new List<Address>();
        foreach (var query in queries)
        {
            foreach (var name in new[] { query.From, query.To })
            {
                if (Address.TryParse(name) is { } address)
                {
                    addresses.Add(StandIns.IsUsable(address) ? address : throw Answering.Error(query, $"no packet can come from or go to {address}"));
                }
            }
        }

        return addresses;
    }

    /// <exception cref="UsageException">A question cannot be answered by packets.</exception>
    internal static LabQuestion[] Of(IEnumerable<ConnectionQuery> queries, LabTopology topology, Connectivity connectivity, string defaultNamespace)
    {
        var ends = topology.Ends.ToDictionary(end => end.Name, StringComparer.Ordinal);
        return [.. queries.Select(query => Of(query, ends, connectivity, defaultNamespace))];
    }

    /// <summary>The questions with what became of their packets.</summary>
    internal static LabQuestion[] Answer(IEnumerable<LabQuestion> questions, LabRun run)
    {
        var known = run.Verdicts.ToDictionary(verdict => verdict with { Outcome = default });
        return [.. questions.Select(question => question with { Verdicts = [.. question.Verdicts.Select(verdict => known[verdict])] })];
    }

    private static LabQuestion Of(ConnectionQuery query, Dictionary<string, LabEnd> ends, Connectivity connectivity, string defaultNamespace)
    {
        if (query.To.Contains(':', StringComparison.Ordinal) && Address.TryParse(query.To) is null)
        {
            throw Answering.Error(query, "the lab sends packets to pods and addresses, it has no Services and Ingresses; ask 'netpol query' about those");
        }

        try
        {
            var (from, to) = (connectivity.Find(query.From, defaultNamespace), connectivity.Find(query.To, defaultNamespace));
            var answering = new Answering(connectivity, defaultNamespace);
            var (source, destination) = (End(from, ends, query), End(to, ends, query));
            if (source.Host == destination.Host)
            {
                throw Answering.Error(query, $"between '{source.Name}' and '{destination.Name}' no packet meets a policy: they are one pod, one node, or both outside the cluster; name a pod and something else");
            }

            var port = Answering.Port(query, to);
            return new LabQuestion(query, [.. answering.Families(query, from, to).Select(family => Verdict(query, connectivity, from, to, new LabVerdict(source, destination, query.Protocol ?? Protocol.Tcp, port, family)))]);
        }
        catch (ClusterException exception)
        {
            throw Answering.Error(query, exception.Message);
        }
    }

    // The engine refuses what has no answer, with a sentence of its own.
    private static LabVerdict Verdict(ConnectionQuery query, Connectivity connectivity, ConnectionEnd from, ConnectionEnd to, LabVerdict verdict)
    {
        connectivity.Query(from, to, verdict.Protocol, verdict.Port, verdict.Family);
        return verdict.From.Addresses.ContainsKey(verdict.Family) && verdict.To.Addresses.ContainsKey(verdict.Family)
            ? verdict
            : throw Answering.Error(query, $"an end has no {verdict.Family} address in the lab");
    }

    private static LabEnd End(ConnectionEnd end, Dictionary<string, LabEnd> ends, ConnectionQuery query) =>
        ends.GetValueOrDefault(end.ToString()) ?? throw Answering.Error(query, $"'{end}' is not in the lab; no pod of it has an address of that family, or it has completed");
}
