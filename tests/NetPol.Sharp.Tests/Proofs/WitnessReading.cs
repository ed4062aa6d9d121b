using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>A witness as the connections that it stands for: one for each address that it leaves open.</summary>
internal sealed class WitnessReading(Witness witness, IReadOnlyList<NetworkPolicy> policies, Assertion assertion)
{
    /// <summary>How much the witness states.</summary>
    internal static int Cost(Witness witness)
    {
        var (from, to) = (witness.From, witness.To);
        var namespaces = new[] { from.Namespace, to.Namespace }.OfType<Namespace>().DistinctBy(ns => ns.Name);
        return new[] { from.Pod, to.Pod }.OfType<Pod>().Sum(pod => pod.Template.Labels.Count + pod.Template.Ports.Count + pod.Addresses.Count)
            + namespaces.Sum(ns => ns.Labels.Count(label => label.Key != ProofSpace.NameLabel));
    }

    /// <summary>The witnesses that state one thing less.</summary>
    internal static IEnumerable<(string What, Witness Witness)> Smaller(Witness witness)
    {
        foreach (var (what, end) in Smaller(witness.From))
        {
            yield return ("the source's " + what, witness with { From = end, To = witness.To.Namespace == witness.From.Namespace ? In(witness.To, end.Namespace) : witness.To });
        }

        foreach (var (what, end) in Smaller(witness.To))
        {
            yield return ("the destination's " + what, witness with { To = end, From = witness.To.Namespace == witness.From.Namespace ? In(witness.From, end.Namespace) : witness.From });
        }
    }

    /// <summary>What is wrong with the witness's ends, whatever the policies; <c>null</c> when nothing is.</summary>
    internal string? Fault()
    {
        if (witness.Port is < 1 or > 65535)
        {
            return "there is no such port";
        }

        if (witness is { From.Namespace: { } one, To.Namespace: { } two } && one.Name == two.Name && !Labels(one.Labels).OrderBy(Key, StringComparer.Ordinal).SequenceEqual(Labels(two.Labels).OrderBy(Key, StringComparer.Ordinal)))
        {
            return "the two pods see other labels of their namespace";
        }

        return Fault(witness.From) ?? Fault(witness.To);

        static string Key(KeyValuePair<string, string> label) => label.Key;
    }

    /// <summary>The connections that the witness stands for.</summary>
    internal IReadOnlyList<ProofConnection> Connections()
    {
        UInt128[] possible = [.. new ProofSpace(policies, assertion).Addresses(witness.Family).Where(address => ProofSpace.CanBePod(address, witness.Family))];
        string[] names = [.. witness.To.Pod is { } pod ? pod.Template.Ports.Where(port => port.Number == witness.Port && port.Protocol == witness.Protocol).Select(port => port.Name) : []];
        return
        [
            .. from source in AddressesOf(witness.From, possible)
               from destination in AddressesOf(witness.To, possible)
               where source != destination || witness.From.Pod is null || witness.To.Pod is null
               select new ProofConnection(End(witness.From, source), End(witness.To, destination), witness.Protocol, witness.Port, names, witness.Family),
        ];
    }

    private static IEnumerable<(string What, WitnessEnd End)> Smaller(WitnessEnd end)
    {
        if (end.Pod is not { } pod || end.Namespace is not { } ns)
        {
            yield break;
        }

        foreach (var label in pod.Template.Labels)
        {
            yield return (label.Key, new WitnessEnd(pod with { Template = pod.Template with { Labels = EquatableArray.From(pod.Template.Labels.Where(other => other != label)) } }, ns));
        }

        foreach (var port in pod.Template.Ports)
        {
            yield return (port.Name, new WitnessEnd(pod with { Template = pod.Template with { Ports = EquatableArray.From(pod.Template.Ports.Where(other => other != port)) } }, ns));
        }

        foreach (var label in ns.Labels.Where(label => label.Key != ProofSpace.NameLabel))
        {
            yield return (label.Key, new WitnessEnd(pod, ns with { Labels = EquatableArray.From(ns.Labels.Where(other => other != label)) }));
        }

        if (pod.Addresses.Count > 0)
        {
            yield return ("address", new WitnessEnd(pod with { Addresses = [] }, ns));
        }
    }

    private static WitnessEnd In(WitnessEnd end, Namespace? ns) => end.Pod is { } pod && ns is not null ? new WitnessEnd(pod, ns) : end;

    private static Dictionary<string, string> Labels(EquatableArray<KeyValue> labels) => labels.ToDictionary(label => label.Key, label => label.Value, StringComparer.Ordinal);

    private static UInt128 Number(Address address) => new(address.High, address.Low);

    private IEnumerable<UInt128> AddressesOf(WitnessEnd end, IEnumerable<UInt128> possible)
    {
        var stated = end.Pod is { } pod ? pod.Addresses.Where(address => address.Family == witness.Family).ToArray() : [end.Address!.Value];
        return stated.Length > 0 ? stated.Select(Number) : possible;
    }

    private static ProofEnd End(WitnessEnd end, UInt128 address) => end.Pod is not { } pod
        ? new ProofEnd { Address = address }
        : new ProofEnd
        {
            IsPod = true,
            Namespace = pod.Namespace,
            Labels = Labels(pod.Template.Labels),
            NamespaceLabels = new Dictionary<string, string>(Labels(end.Namespace!.Labels), StringComparer.Ordinal) { [ProofSpace.NameLabel] = pod.Namespace },
            Address = address,
        };

    private string? Fault(WitnessEnd end)
    {
        if (end.Pod is not { } pod)
        {
            return end.Address is { } outside && outside.Family == witness.Family ? null : "an end is neither a pod nor an address of the family";
        }

        if (end.Namespace is not { } ns || ns.Name != pod.Namespace || !ProofSpace.IsNamespaceName(ns.Name))
        {
            return $"'{pod.Namespace}' is no namespace, or another one than the end's";
        }

        if (Labels(ns.Labels).TryGetValue(ProofSpace.NameLabel, out var name) && name != ns.Name)
        {
            return "the namespace's label says another name";
        }

        if (end.Address is not null || pod.Addresses.Count > 1 || pod.Addresses.Any(address => address.Family != witness.Family))
        {
            return "a pod has one address a family, and that of the other family does not matter";
        }

        return pod.Addresses.All(address => ProofSpace.CanBePod(Number(address), address.Family)) ? null : "no pod has such an address";
    }
}
