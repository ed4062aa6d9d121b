using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>One end of a <see cref="Witness"/>: a pod that could exist, or an address that is no pod's.</summary>
public sealed record WitnessEnd
{
    internal WitnessEnd(Pod pod, Namespace ns) => (Pod, Namespace) = (pod, ns);

    internal WitnessEnd(Address address) => Address = address;

    /// <summary>The pod; <c>null</c> for an address. It carries the labels, named ports and addresses that matter, and no others.</summary>
    public Pod? Pod { get; }

    /// <summary>The pod's namespace with the labels that matter; <c>null</c> for an address.</summary>
    public Namespace? Namespace { get; }

    /// <summary>The address; <c>null</c> for a pod.</summary>
    public Address? Address { get; }

    /// <summary>Whether the pod is one of a cluster rather than one that could exist; it then has everything that it has there.</summary>
    public bool Exists { get; internal init; }

    /// <summary>The end for people: <c>a pod app=web in namespace 'shop'</c>, a pod of a cluster by its name, or the address.</summary>
    public override string ToString()
    {
        if (Pod is not { } pod)
        {
            return Address.ToString()!;
        }

        if (Exists)
        {
            return $"'{pod}'";
        }

        var labels = pod.Template.Labels.Count == 0 ? "without labels" : Labels(pod.Template.Labels);
        var ns = Namespace!.Labels.Count == 0 ? "" : $" ({Labels(Namespace.Labels)})";
        var addresses = pod.Addresses.Count == 0 ? "" : " at " + string.Join(", ", pod.Addresses);
        var ports = pod.Template.Ports.Count == 0 ? "" : " that declares " + string.Join(", ", pod.Template.Ports.Select(port => $"{port.Name}={port.Number}/{port.Protocol.ApiName()}"));
        return $"a pod {labels} in namespace '{pod.Namespace}'{ns}{addresses}{ports}";
    }

    private static string Labels(EquatableArray<KeyValue> labels) => string.Join(",", labels.Select(label => label.Key + "=" + label.Value));
}
