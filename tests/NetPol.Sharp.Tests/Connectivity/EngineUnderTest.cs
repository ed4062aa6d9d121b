using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Manifests;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>
/// The engine that is compared with the reference; one instance answers every question about a cluster. It is asked three times: for the verdict,
/// for the explanation (code of its own) and in the list of all connections (the matrix), and the three have to agree.
/// </summary>
internal sealed class EngineUnderTest
{
    private readonly Lazy<IReadOnlyList<Connection>> _connections;

    internal EngineUnderTest(string manifests, ReferenceSwitches switches)
        : this(Sharp.Connectivity.Of(Read(manifests), Options(switches)))
    {
    }

    internal EngineUnderTest(Sharp.Connectivity connectivity)
    {
        Connectivity = connectivity;
        _connections = new Lazy<IReadOnlyList<Connection>>(() => [.. connectivity.Connections()]);
    }

    internal Sharp.Connectivity Connectivity { get; }

    internal static Cluster Read(string manifests)
    {
        // Hosts bits are among what is tested, so the server is one that masks them.
        var input = ClusterInputReader.Read(ManifestReader.Read(manifests, "cluster.yaml"), new LintOptions { StrictCidr = false });
        Assert.Empty(input.Rejected);
        return input.Cluster;
    }

    internal static ConnectivityOptions Options(ReferenceSwitches switches) => new()
    {
        IPBlockMatchesPods = switches.IPBlockMatchesPods,
        IPBlockMatchesNodes = switches.IPBlockMatchesNodes,
        HostNetworkMode = switches.HostNetworkAsPod ? HostNetworkMode.AsPod : HostNetworkMode.Ignore,
        OwnNodeEgress = switches.OwnNodeEgressAllowed,
        EndPort = !switches.EndPortIgnored,
        Sctp = switches.Sctp,
        NamedPortEgressScope = Enum.Parse<NamedPortScope>(switches.NamedPortEgressScope, ignoreCase: true),
        InitContainerPorts = switches.InitContainerPorts,
        RulesOutsidePolicyTypes = Enum.Parse<OutsidePolicyTypes>(switches.RulesOutsidePolicyTypes, ignoreCase: true),
        UnresolvedNamedPort = Enum.Parse<UnresolvedNamedPort>(switches.UnresolvedNamedPort, ignoreCase: true),
    };

    internal bool Allowed(string from, string to, string protocol, int port, string family)
    {
        var (source, destination) = (Connectivity.Find(from), Connectivity.Find(to));
        var (kind, version) = (Enum.Parse<Protocol>(protocol, ignoreCase: true), Enum.Parse<IPFamily>(family));
        var explanation = Connectivity.Explain(source, destination, kind, port, version);
        var verdict = Connectivity.Query(source, destination, kind, port, version);
        Assert.Equal(verdict, explanation.Verdict);
        Assert.Equal(verdict, explanation.Egress.IsAllowed && explanation.Ingress.IsAllowed ? Verdict.Allowed : Verdict.Denied);
        AssertListed(source, destination, kind, port, version, verdict);
        return verdict == Verdict.Allowed;
    }

    // Addresses of nodes are listed as what they are to other nodes' pods, and a pod's connection to itself is not listed.
    private void AssertListed(ConnectionEnd from, ConnectionEnd to, Protocol protocol, int port, IPFamily family, Verdict verdict)
    {
        if (from.IsNode || to.IsNode || from.Pod == to.Pod)
        {
            return;
        }

        var isListed = _connections.Value.Any(connection =>
            (connection.Family is null || connection.Family == family)
            && Is(connection.From, connection.FromRange, from) && Is(connection.To, connection.ToRange, to)
            && connection.Ports.Contains(protocol, port));
        Assert.Equal(verdict == Verdict.Allowed, isListed);
    }

    private static bool Is(string name, AddressRange? range, ConnectionEnd end) =>
        end.Address is { } address ? range is { } addresses && addresses.Contains(address) : range is null && name == end.ToString();
}
