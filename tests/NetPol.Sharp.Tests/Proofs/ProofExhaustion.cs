using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Decides an assertion connection by connection, with no cleverness at all; for worlds in which there are not many.</summary>
internal sealed class ProofExhaustion(IReadOnlyList<NetworkPolicy> policies, Assertion assertion, ConnectivityOptions options)
{
    private readonly ProofJudge _judge = new(policies, options);
    private readonly ProofSpace _space = new(policies, assertion);

    /// <summary>How many connections there are to decide.</summary>
    internal long Size()
    {
        var ends = (long)_space.Namespaces.Count * _space.PodLabels.Count;
        var addresses = (long)_space.Addresses(IPFamily.IPv4).Count() + _space.Addresses(IPFamily.IPv6).Count();
        return ends * ends * addresses * addresses * Enum.GetValues<Protocol>().Sum(protocol => _space.Ports(protocol).Count() * _space.NameSets(protocol).Count());
    }

    /// <summary>All the connections.</summary>
    internal IEnumerable<ProofConnection> All() =>
        from family in new[] { IPFamily.IPv4, IPFamily.IPv6 }
        where ProofReading.IsUsed(family, options)
        from port in Ports()
        from pair in Pairs()
        where pair.From.IsPod || pair.To.IsPod
        from source in Places(pair.From, family)
        from destination in Places(pair.To, family)
        where source != destination || !pair.From.IsPod || !pair.To.IsPod
        select new ProofConnection(pair.From with { Address = source }, pair.To with { Address = destination }, port.Protocol, port.Port, pair.To.IsPod ? port.Names : [], family);

    internal (ProofVerdict Verdict, int? Cost) Decide()
    {
        var isAny = false;
        int? least = null;
        foreach (var family in new[] { IPFamily.IPv4, IPFamily.IPv6 })
        {
            foreach (var (protocol, port, names) in Ports())
            {
                foreach (var (from, to) in Pairs())
                {
                    var trial = new ProofConnection(from, to, protocol, port, to.IsPod ? names : [], family);
                    var (isAbout, cost) = Try(trial);
                    isAny |= isAbout;
                    least = cost is { } found && (least is null || found < least) ? found : least;
                }
            }
        }

        return (least is not null ? ProofVerdict.Violated : isAny ? ProofVerdict.Holds : ProofVerdict.Vacuous, least);
    }

    private IEnumerable<(Protocol Protocol, int Port, IReadOnlyCollection<string> Names)> Ports() =>
        from protocol in Enum.GetValues<Protocol>()
        from port in _space.Ports(protocol)
        from names in _space.NameSets(protocol)
        select (protocol, port, names);

    private IEnumerable<(ProofEnd From, ProofEnd To)> Pairs()
    {
        ProofEnd[] ends =
        [
            new ProofEnd(),
            .. from ns in _space.Namespaces
               from labels in _space.PodLabels
               select new ProofEnd { IsPod = true, Namespace = ns[ProofSpace.NameLabel], NamespaceLabels = ns, Labels = labels },
        ];
        return from source in ends
               from destination in ends
               where !source.IsPod || !destination.IsPod || source.Namespace != destination.Namespace || source.NamespaceLabels == destination.NamespaceLabels
               select (source, destination);
    }

    // Every address of both ends, and how few addresses of pods may be stated without letting a connection in that is no violation.
    private (bool IsAbout, int? Cost) Try(ProofConnection trial)
    {
        var (from, to) = (Places(trial.From, trial.Family), Places(trial.To, trial.Family));
        ProofConnection At(UInt128 source, UInt128 destination) => trial with { From = trial.From with { Address = source }, To = trial.To with { Address = destination } };
        var all = from source in @from from destination in to where source != destination || !trial.From.IsPod || !trial.To.IsPod select (source, destination);
        var isAbout = all.Any(pair => _judge.IsAbout(assertion, At(pair.source, pair.destination)));
        int? least = null;
        foreach (var (source, destination) in isAbout ? all : [])
        {
            if (!_judge.IsViolation(assertion, At(source, destination)))
            {
                continue;
            }

            for (var stated = 0; stated < 4; stated++)
            {
                var (isFromStated, isToStated) = ((stated & 1) > 0, (stated & 2) > 0);
                var sources = isFromStated || !trial.From.IsPod ? [source] : from;
                var destinations = isToStated || !trial.To.IsPod ? [destination] : to;
                var cost = (isFromStated && trial.From.IsPod ? 1 : 0) + (isToStated && trial.To.IsPod ? 1 : 0);
                if ((least is null || cost < least) && sources.All(other => destinations.All(another => _judge.IsViolation(assertion, At(other, another)))))
                {
                    least = cost;
                }
            }
        }

        return (isAbout, least + Labels(trial));
    }

    private UInt128[] Places(ProofEnd end, IPFamily family) => [.. _space.Addresses(family).Where(address => !end.IsPod || ProofSpace.CanBePod(address, family))];

    private static int Labels(ProofConnection trial)
    {
        ProofEnd[] pods = [.. new[] { trial.From, trial.To }.Where(end => end.IsPod)];
        return pods.Sum(pod => pod.Labels.Count) + pods.DistinctBy(pod => pod.Namespace).Sum(pod => pod.NamespaceLabels.Count - 1) + trial.Names.Count;
    }
}
