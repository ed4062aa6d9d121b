using System.Globalization;
using System.Linq;

namespace NetPol.Sharp.Model;

/// <summary>A <c>v1 Pod</c>, as far as policies see it.</summary>
public sealed record Pod : ModelNode
{
    /// <summary>The pod's name: <c>metadata.name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The pod's namespace: <c>metadata.namespace</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>Labels, ports, network and node.</summary>
    public PodTemplate Template { get; init; } = new();

    /// <summary>The pod's controller; <c>null</c> for a bare pod: <c>metadata.ownerReferences[]</c>.</summary>
    public OwnerReference? Owner { get; init; }

    /// <summary>Where the pod is in its life: <c>status.phase</c>.</summary>
    public PodPhase Phase { get; init; }

    /// <summary>The pod's addresses, one a family: <c>status.podIPs[]</c>. None while the pod has not been given one.</summary>
    public EquatableArray<Address> Addresses { get; init; }

    /// <summary>The addresses of the pod's node: <c>status.hostIPs[]</c>.</summary>
    public EquatableArray<Address> HostAddresses { get; init; }

    /// <summary>Whether the pod has ended, so that it takes no part in traffic.</summary>
    public bool HasCompleted => Phase is PodPhase.Succeeded or PodPhase.Failed;

    /// <summary>A running pod in a few words, for tests: its namespace and name, and its labels.</summary>
    /// <param name="name">The namespace and name, <c>shop/frontend</c>; without a slash the namespace is <c>default</c>.</param>
    /// <param name="labels">The labels, <c>app=frontend,tier=web</c>; may be empty.</param>
    /// <exception cref="PolicyException">A name or label is invalid (NETPOL1007), or the labels are not <c>key=value</c> pairs (NETPOL1008).</exception>
    public static Pod Of(string name, string labels)
    {
        var slash = Literal.NotNull(name, "The name of a pod").IndexOf('/');
        return new Pod
        {
            Namespace = slash < 0 ? "default" : Literal.Namespace(name.Substring(0, slash)).Text,
            Name = Literal.PodName(name.Substring(slash + 1)),
            Template = new PodTemplate { Labels = LabelsOf(labels) },
            Phase = PodPhase.Running,
        };
    }

    /// <summary>The pod with addresses, one a family.</summary>
    /// <param name="addresses">The addresses.</param>
    /// <exception cref="PolicyException">A text is no address (NETPOL1001).</exception>
    public Pod At(params string[] addresses) => this with
    {
        Addresses = EquatableArray.From(addresses.Select(text => Address.TryParse(text)
            ?? throw new PolicyException(RuleIds.CidrNotParseable, $"'{text}' is not an address; write one like '10.0.0.1' or '2001:db8::1'"))),
    };

    /// <summary>The pod with a named port of a container.</summary>
    /// <param name="name">The port's name.</param>
    /// <param name="number">The port's number, 1 to 65535.</param>
    /// <param name="protocol">The port's protocol.</param>
    /// <exception cref="PolicyException">The name (NETPOL1006) or the number (NETPOL1004) is invalid.</exception>
    public Pod Listening(string name, int number, Protocol protocol = Protocol.Tcp) => this with
    {
        Template = Template with { Ports = Template.Ports.Add(new ContainerPort(Literal.PortName(name), Literal.Port(number), protocol)) },
    };

    /// <summary>The pod as messages name it: <c>namespace/name</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}/{1}", Namespace, Name);

    // A selector of equalities alone is a set of labels.
    private static EquatableArray<KeyValue> LabelsOf(string labels)
    {
        var selector = LabelSelector.Parse(labels);
        return selector.MatchExpressions.IsAbsentOrEmpty
            ? selector.MatchLabels
            : throw new PolicyException(RuleIds.SelectorNotParseable, $"'{labels}' is a condition; the labels of a pod are 'key=value' pairs");
    }
}
