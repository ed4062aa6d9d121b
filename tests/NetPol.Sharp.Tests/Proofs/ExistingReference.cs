using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>
/// Decides an assertion for the pods of a cluster by asking the engine about every pair of them, and of each with every address that makes a difference,
/// on every port that does. The engine has a reference of its own.
/// </summary>
internal sealed class ExistingReference
{
    private static readonly IPFamily[] s_families = [IPFamily.IPv4, IPFamily.IPv6];
    private readonly Sharp.Connectivity _engine;
    private readonly Assertion _assertion;
    private (ProofVerdict Verdict, string Example)? _answer;
    private readonly Dictionary<string, EquatableArray<KeyValue>> _namespaces;
    private readonly (ConnectionEnd End, ProofEnd Seen)[] _pods;

    /// <param name="engine">The cluster.</param>
    /// <param name="assertion">The assertion.</param>
    internal ExistingReference(Sharp.Connectivity engine, Assertion assertion)
    {
        (_engine, _assertion) = (engine, assertion);
        _namespaces = engine.Cluster.Namespaces.ToDictionary(ns => ns.Name, ns => ns.Labels, StringComparer.Ordinal);
        _pods = [.. engine.Cluster.Pods.Where(IsThere).Select(pod => (engine.Find(pod.ToString()), Seen(pod)))];
    }

    /// <summary>The verdict and, where it is violated, a connection that shows it.</summary>
    internal (ProofVerdict Verdict, string Example) Answer => _answer ??= Decide();

    /// <summary>Whether a verdict contradicts the assertion; one that depends on an address contradicts both kinds.</summary>
    internal bool Violates(Verdict verdict) => verdict == Verdict.DependsOnAddress || (verdict == Verdict.Allowed) == (_assertion.Kind == AssertionKind.Never);

    /// <summary>The pods that count.</summary>
    internal IEnumerable<Pod> Pods => _pods.Select(pod => pod.End.Pod!);

    /// <summary>The labels of a namespace, without its name.</summary>
    internal IEnumerable<KeyValue> LabelsOf(string ns) => _namespaces.GetValueOrDefault(ns, []).Where(label => label.Key != ProofSpace.NameLabel);

    /// <summary>Whether the assertion is about a connection between two ends that are there.</summary>
    internal bool IsAbout(ConnectionEnd from, ConnectionEnd to, Protocol protocol, int port, IPFamily family) =>
        (from.Pod is not null || to.Pod is not null)
        && !(from.Pod is not null && from.Pod == to.Pod)
        && ProofReading.IsUsed(family, _engine.Options)
        && IsEnd(from, _assertion.From, family)
        && IsEnd(to, _assertion.To, family)
        && ProofReading.IsAbout(_assertion.Ports, protocol, port, Names(to, protocol, port));

    private (ProofVerdict Verdict, string Example) Decide()
    {
        var isAny = false;
        foreach (var (from, to, protocol, port, family) in Connections())
        {
            isAny = true;
            var verdict = _engine.Query(from, to, protocol, port, family);
            if (Violates(verdict))
            {
                return (ProofVerdict.Violated, $"{from} -> {to} {protocol} {port} {family}: {verdict}");
            }
        }

        return (isAny ? ProofVerdict.Holds : ProofVerdict.Vacuous, "");
    }

    private bool IsEnd(ConnectionEnd end, EquatableArray<NetworkPolicyPeer> ends, IPFamily family) => end.Pod is { } pod
        ? IsThere(pod) && Has(pod, family) && ProofReading.IsAbout(ends, Seen(pod), family)
        : !end.IsNode && end.Address is { } address && address.Family == family && ProofReading.IsAbout(ends, new ProofEnd { Address = Number(address) }, family);

    private bool IsThere(Pod pod) => !pod.HasCompleted && !(pod.Template.HostNetwork && _engine.Options.HostNetworkMode == HostNetworkMode.Ignore);

    // A pod without an address yet may get one of each family.
    private static bool Has(Pod pod, IPFamily family) => pod.Addresses.Count == 0 || pod.Addresses.Any(address => address.Family == family);

    private ProofEnd Seen(Pod pod) => new()
    {
        IsPod = true,
        Namespace = pod.Namespace,
        Labels = Labels(pod.Template.Labels),
        NamespaceLabels = new Dictionary<string, string>(Labels(_namespaces.GetValueOrDefault(pod.Namespace, [])), StringComparer.Ordinal) { [ProofSpace.NameLabel] = pod.Namespace },
    };

    private static Dictionary<string, string> Labels(EquatableArray<KeyValue> labels) => labels.ToDictionary(label => label.Key, label => label.Value, StringComparer.Ordinal);

    private string[] Names(ConnectionEnd to, Protocol protocol, int port) =>
        [.. Declared(to).Where(declared => declared.Number == port && declared.Protocol == protocol && declared.Name.Length > 0).Select(declared => declared.Name)];

    private IEnumerable<ContainerPort> Declared(ConnectionEnd to) =>
        to.Pod is { Template: var template } ? [.. template.Ports, .. _engine.Options.InitContainerPorts ? template.InitContainerPorts : []] : [];

    private IEnumerable<(ConnectionEnd From, ConnectionEnd To, Protocol Protocol, int Port, IPFamily Family)> Connections()
    {
        ConnectionEnd[] pods = [.. _pods.Select(pod => pod.End)];
        var ports = Ports();
        foreach (var family in s_families.Where(family => ProofReading.IsUsed(family, _engine.Options)))
        {
            ConnectionEnd[] ends = [.. pods.Concat(Addresses(family))];
            ConnectionEnd[] sources = [.. ends.Where(end => IsEnd(end, _assertion.From, family))];
            ConnectionEnd[] destinations = [.. ends.Where(end => IsEnd(end, _assertion.To, family))];
            foreach (var (from, to) in sources.SelectMany(from => destinations.Select(to => (from, to))).Where(pair => pair.from.Pod != pair.to.Pod))
            {
                foreach (var (protocol, port) in ports.Where(port => ProofReading.IsAbout(_assertion.Ports, port.Protocol, port.Port, Names(to, port.Protocol, port.Port))))
                {
                    yield return (from, to, protocol, port, family);
                }
            }
        }
    }

    private IEnumerable<NetworkPolicyRule> Rules() => _engine.Policies.SelectMany(policy => policy.Spec.Ingress.Concat(policy.Spec.Egress));

    // Every bound, and the ports beside it.
    private (Protocol Protocol, int Port)[] Ports()
    {
        var written = Rules().SelectMany(rule => rule.Ports).Concat(_assertion.Ports).SelectMany(entry => entry.Port switch
        {
            PortNumber number => [number.Number],
            PortRange range => [range.First, range.Last],
            _ => Array.Empty<int>(),
        });
        var declared = _pods.SelectMany<(ConnectionEnd End, ProofEnd Seen), ContainerPort>(pod => [.. pod.End.Pod!.Template.Ports, .. pod.End.Pod.Template.InitContainerPorts]).Select(port => port.Number);
        var ports = written.Concat(declared).Concat([1, 65535]).SelectMany(port => new[] { port - 1, port, port + 1 }).Where(port => port is >= 1 and <= 65535).Distinct().ToArray();
        return [.. Enum.GetValues<Protocol>().SelectMany(protocol => ports.Select(port => (protocol, port)))];
    }

    // Every bound of a block and the addresses beside it, and those of pods and nodes and beside them; an address of a pod is that pod.
    private IEnumerable<ConnectionEnd> Addresses(IPFamily family)
    {
        var last = family == IPFamily.IPv4 ? uint.MaxValue : UInt128.MaxValue;
        var blocks = Rules().SelectMany(rule => rule.Peers).Concat(_assertion.From).Concat(_assertion.To).OfType<IPBlock>().SelectMany(block => block.Except.Prepend(block.Cidr));
        var bounds = blocks.Where(block => block.Family == family).Select(ProofReading.Bounds).SelectMany(bound => new[] { bound.First, bound.Last });
        var taken = _engine.Cluster.Pods.SelectMany<Pod, Address>(pod => [.. pod.Addresses, .. pod.HostAddresses]).Concat(_engine.Cluster.Nodes.SelectMany<Node, Address>(node => node.Addresses))
            .Where(address => address.Family == family).Select(Number);
        return bounds.Concat(taken).Append(UInt128.Zero).Append(last)
            .SelectMany(number => new[] { number == 0 ? 0 : number - 1, number, number == last ? last : number + 1 })
            .Distinct()
            .Select(number => new Address(family, (ulong)(number >> 64), (ulong)number))
            .Where(address => Address.TryParse(address.ToString()) == address) // an IPv4-mapped address is the other family's
            .Select(address => _engine.Find(address.ToString()))
            .Where(end => end.Pod is null && !end.IsNode);
    }

    private static UInt128 Number(Address address) => new(address.High, address.Low);
}
