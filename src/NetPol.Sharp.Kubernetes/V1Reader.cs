using System;
using System.Collections.Generic;
using System.Globalization;
using k8s.Models;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Kubernetes;

/// <summary>
/// Reads objects of KubernetesClient by the API server's rules (kubernetes <c>pkg/apis/networking/validation</c>). A null among list items or map
/// values is <c>{}</c> or <c>""</c> to the server; where that is valid it means more than a null looks like, and the model could not give it back, so it is an error.
/// </summary>
internal sealed class V1Reader
{
    // What messages call the object; empty when it has neither name nor place.
    private readonly string _subject;

    private V1Reader(string subject) => _subject = subject;

    internal static NetworkPolicy Read(V1NetworkPolicy policy) => Read(policy, place: "");

    internal static NetworkPolicy ReadItem(V1NetworkPolicy? policy, int index)
    {
        var place = "items" + Index(index);
        return policy is null ? throw new PolicyException(RuleIds.ValueMissing, $"{place} is null; remove it") : Read(policy, place);
    }

    private static NetworkPolicy Read(V1NetworkPolicy policy, string place)
    {
        var (ns, name) = (policy.Metadata?.NamespaceProperty, policy.Metadata?.Name);
        var subject = !string.IsNullOrEmpty(name) ? $" of policy '{(string.IsNullOrEmpty(ns) ? name : ns + "/" + name)}'"
            : place.Length > 0 ? " of " + place
            : "";
        return new V1Reader(subject).Policy(policy);
    }

    private NetworkPolicy Policy(V1NetworkPolicy policy)
    {
        // Items of a list carry neither.
        if (!string.IsNullOrEmpty(policy.ApiVersion) && policy.ApiVersion != NetworkPolicy.ApiVersion)
        {
            throw Error(RuleIds.ObjectRejected, "apiVersion", $"'{policy.ApiVersion}' serves no NetworkPolicy; write '{NetworkPolicy.ApiVersion}'");
        }

        if (!string.IsNullOrEmpty(policy.Kind) && policy.Kind != NetworkPolicy.Kind)
        {
            throw Error(RuleIds.ObjectRejected, "kind", $"there is no kind '{policy.Kind}' in {NetworkPolicy.ApiVersion}; write '{NetworkPolicy.Kind}'");
        }

        return new NetworkPolicy { Metadata = Metadata(policy.Metadata ?? new V1ObjectMeta()), Spec = Spec(policy.Spec) };
    }

    private ObjectMeta Metadata(V1ObjectMeta metadata)
    {
        if (string.IsNullOrEmpty(metadata.Name))
        {
            throw Error(RuleIds.NameOrLabelInvalid, "metadata.name", string.IsNullOrEmpty(metadata.GenerateName)
                ? "a policy needs a name"
                : $"a policy needs a name, and the server makes one from generateName '{metadata.GenerateName}' only on creation; write one, or read the created object");
        }

        if (NameSyntax.SubdomainProblem(metadata.Name) is { } problem)
        {
            throw Error(RuleIds.NameOrLabelInvalid, "metadata.name", $"Policy name '{metadata.Name}' {problem}");
        }

        return new ObjectMeta
        {
            Name = metadata.Name,
            Namespace = Namespace(metadata.NamespaceProperty),
            Labels = Map(metadata.Labels, "metadata.labels", Label),
            Annotations = Annotations(metadata.Annotations),
        };
    }

    private NamespaceName Namespace(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return NamespaceName.Unnamed;
        }

        return NameSyntax.LabelProblem(name) is { } problem
            ? throw Error(RuleIds.NameOrLabelInvalid, "metadata.namespace", $"Namespace name '{name}' {problem}")
            : NamespaceName.Of(name);
    }

    private EquatableArray<KeyValue> Annotations(IDictionary<string, string>? annotations)
    {
        const string path = "metadata.annotations";
        var bytes = 0L;
        var read = Map(annotations, path, (annotation, _) =>
        {
            if (AnnotationSyntax.KeyProblem(annotation.Key) is { } problem)
            {
                throw Error(RuleIds.NameOrLabelInvalid, path, $"Annotation key '{annotation.Key}' {problem}");
            }

            if (Literal.AnnotationValueProblem(annotation.Value) is { } valueProblem)
            {
                throw Error(RuleIds.NameOrLabelInvalid, path, valueProblem);
            }

            bytes += AnnotationSyntax.Bytes(annotation.Key, annotation.Value);
        });
        return bytes <= AnnotationSyntax.MaxBytes
            ? read
            : throw Error(RuleIds.NameOrLabelInvalid, path, "more than 262144 bytes of keys and values; shorten them");
    }

    private NetworkPolicySpec Spec(V1NetworkPolicySpec? spec)
    {
        if (spec is null)
        {
            return NetworkPolicySpec.Absent;
        }

        if (spec.PolicyTypes is { Count: > 2 })
        {
            throw Error(RuleIds.ObjectRejected, "spec.policyTypes", "there are only two, 'Ingress' and 'Egress'");
        }

        return new NetworkPolicySpec
        {
            PodSelector = Selector(spec.PodSelector, "spec.podSelector"),
            PolicyTypes = List(spec.PolicyTypes, "spec.policyTypes", Direction),
            Ingress = List(spec.Ingress, "spec.ingress", (rule, path) => rule is null ? throw NullRule(path) : Rule(rule.FromProperty, "from", rule.Ports, path)),
            Egress = List(spec.Egress, "spec.egress", (rule, path) => rule is null ? throw NullRule(path) : Rule(rule.To, "to", rule.Ports, path)),
        };
    }

    private PolicyType Direction(string? type, string path) => type switch
    {
        "Ingress" => PolicyType.Ingress,
        "Egress" => PolicyType.Egress,
        _ => throw Error(RuleIds.ObjectRejected, path, $"'{type}' is no direction; write 'Ingress' or 'Egress'"),
    };

    private NetworkPolicyRule Rule(IList<V1NetworkPolicyPeer>? peers, string field, IList<V1NetworkPolicyPort>? ports, string path) => new()
    {
        Peers = List(peers, path + "." + field, (peer, peerPath) => Peer(peer ?? new V1NetworkPolicyPeer(), field, peerPath)),
        Ports = List(ports, path + ".ports", Port),
    };

    private NetworkPolicyPeer Peer(V1NetworkPolicyPeer peer, string list, string path)
    {
        var hasSelector = peer.PodSelector is not null || peer.NamespaceSelector is not null;
        if (peer.IpBlock is not { } block)
        {
            return hasSelector
                ? new SelectorPeer
                {
                    NamespaceSelector = Selector(peer.NamespaceSelector, path + ".namespaceSelector"),
                    PodSelector = Selector(peer.PodSelector, path + ".podSelector"),
                }
                : throw Error(RuleIds.ObjectRejected, path, $"an empty peer admits nobody and is rejected; to admit everyone leave '{list}' out");
        }

        return hasSelector
            ? throw Error(RuleIds.ObjectRejected, path, "an ipBlock cannot stand beside a selector; make them two items")
            : Block(block, path + ".ipBlock");
    }

    private IPBlock Block(V1IPBlock block, string path)
    {
        if (string.IsNullOrEmpty(block.Cidr))
        {
            throw Error(RuleIds.CidrNotParseable, path + ".cidr", "an ipBlock needs a CIDR, like '10.0.0.0/8'");
        }

        var cidr = Cidr(block.Cidr, path + ".cidr");
        return new IPBlock
        {
            Cidr = cidr,
            Except = List(block.Except, path + ".except", (text, exceptPath) =>
            {
                var except = Cidr(text ?? "", exceptPath);
                return Literal.ExceptProblem(cidr, except) is { } problem ? throw Error(RuleIds.ExceptNotInsideCidr, exceptPath, problem) : except;
            }),
        };
    }

    // As written: host bits and the like were legal before 1.36, and such objects are still in clusters.
    private CidrBlock Cidr(string text, string path) =>
        CidrBlock.TryParse(text) ?? throw Error(RuleIds.CidrNotParseable, path, Literal.CidrProblem(text)!);

    private NetworkPolicyPort Port(V1NetworkPolicyPort? port, string path)
    {
        if (port is null)
        {
            throw Error(RuleIds.ValueMissing, path, "a null is read as every TCP port; write a port, or an item without one if that is meant");
        }

        return new NetworkPolicyPort { Protocol = Protocol(port.Protocol, path + ".protocol"), Port = Ports(port, path) };
    }

    private Protocol? Protocol(string? protocol, string path) => protocol switch
    {
        null => null,
        "TCP" => Model.Protocol.Tcp,
        "UDP" => Model.Protocol.Udp,
        "SCTP" => Model.Protocol.Sctp,
        _ => throw Error(RuleIds.ObjectRejected, path, $"'{protocol}' is no protocol of a policy; write 'TCP', 'UDP' or 'SCTP'"),
    };

    private PortSpecifier Ports(V1NetworkPolicyPort item, string path)
    {
        if (item.Port is null)
        {
            return item.EndPort is null ? PortSpecifier.Any : throw Error(RuleIds.PortRangeEmpty, path + ".endPort", "a range needs a 'port' to start at");
        }

        if (item.Port.Value is null)
        {
            throw Error(RuleIds.ValueMissing, path + ".port", "a null in an IntOrString is read as every port; write a port, or leave the IntOrString out if that is meant");
        }

        // KubernetesClient keeps numbers as text and sends as a number what parses as one.
        if (!long.TryParse(item.Port.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var first))
        {
            return Named(item, path);
        }

        var number = Number(first, path + ".port", "leave it out to allow every port of the protocol");
        if (item.EndPort is not { } end)
        {
            return new PortNumber(number);
        }

        var last = Number(end, path + ".endPort", "leave it out for a single port");
        return last >= number
            ? new PortRange(number, last)
            : throw Error(RuleIds.PortRangeEmpty, path + ".endPort", string.Format(
                CultureInfo.InvariantCulture, "range {0}-{1} is empty, so it admits nothing; write the smaller number as 'port'", number, last));
    }

    private PortName Named(V1NetworkPolicyPort item, string path)
    {
        if (Literal.PortNameProblem(item.Port.Value) is { } problem)
        {
            throw Error(RuleIds.PortNameInvalid, path + ".port", problem);
        }

        return item.EndPort is null
            ? new PortName(item.Port.Value)
            : throw Error(RuleIds.PortRangeEmpty, path + ".endPort", $"a range cannot start at the named port '{item.Port.Value}'; write its number");
    }

    private int Number(long port, string path, string remedy)
    {
        if (port is >= 1 and <= PortSyntax.Max)
        {
            return (int)port;
        }

        throw Error(RuleIds.PortOutOfRange, path, port == 0
            ? $"0 is not \"any port\"; {remedy}"
            : string.Format(CultureInfo.InvariantCulture, "port {0} does not exist; ports go from 1 to 65535", port));
    }

    private LabelSelector Selector(V1LabelSelector? selector, string path) => selector is null ? LabelSelector.Absent : new LabelSelector
    {
        MatchLabels = Map(selector.MatchLabels, path + ".matchLabels", Label),
        MatchExpressions = List(
            selector.MatchExpressions, path + ".matchExpressions", (expression, itemPath) => Requirement(expression ?? new V1LabelSelectorRequirement(), itemPath)),
    };

    private LabelSelectorRequirement Requirement(V1LabelSelectorRequirement expression, string path)
    {
        var key = expression.Key ?? "";
        if (LabelSyntax.KeyProblem(key) is { } problem)
        {
            throw Error(RuleIds.NameOrLabelInvalid, path + ".key", $"Label key '{key}' {problem}");
        }

        LabelSelectorOperator operation = expression.OperatorProperty switch
        {
            "In" => LabelSelectorOperator.In,
            "NotIn" => LabelSelectorOperator.NotIn,
            "Exists" => LabelSelectorOperator.Exists,
            "DoesNotExist" => LabelSelectorOperator.DoesNotExist,
            var other => throw Error(
                RuleIds.ObjectRejected, path + ".operator", $"'{other}' is no operator; write 'In', 'NotIn', 'Exists' or 'DoesNotExist'"),
        };
        var takesValues = operation is LabelSelectorOperator.In or LabelSelectorOperator.NotIn;
        if (takesValues != expression.Values is { Count: > 0 })
        {
            throw Error(RuleIds.SelectorNotParseable, path + ".values", takesValues
                ? $"'{operation}' needs at least one value"
                : $"'{operation}' takes no values; remove them, or use 'In' or 'NotIn'");
        }

        return new LabelSelectorRequirement { Key = key, Operator = operation, Values = List(expression.Values, path + ".values", Value) };
    }

    private string Value(string? value, string path)
    {
        if (value is null)
        {
            throw Error(RuleIds.ValueMissing, path, "a null is read as the empty value; write \"\" if that is meant");
        }

        return LabelSyntax.ValueProblem(value) is { } problem ? throw Error(RuleIds.NameOrLabelInvalid, path, $"Label value '{value}' {problem}") : value;
    }

    private void Label(KeyValue label, string path)
    {
        if (LabelSyntax.KeyProblem(label.Key) is { } keyProblem)
        {
            throw Error(RuleIds.NameOrLabelInvalid, path, $"Label key '{label.Key}' {keyProblem}");
        }

        if (LabelSyntax.ValueProblem(label.Value) is { } problem)
        {
            throw Error(RuleIds.NameOrLabelInvalid, path, $"Label value '{label.Value}' {problem}");
        }
    }

    private EquatableArray<KeyValue> Map(IDictionary<string, string>? map, string path, Action<KeyValue, string> check)
    {
        if (map is null)
        {
            return default;
        }

        var entries = new List<KeyValue>(map.Count);
        foreach (var (key, value) in map)
        {
            // A map of C# can hold a null that its type denies.
            if (value is null)
            {
                throw Error(RuleIds.ValueMissing, path, $"the value of '{key}' is null, which is read as the empty value; write \"\" if that is meant");
            }

            var entry = new KeyValue(key, value);
            check(entry, path);
            entries.Add(entry);
        }

        return EquatableArray.From(entries);
    }

    private static EquatableArray<TModel> List<T, TModel>(IList<T>? items, string path, Func<T, string, TModel> read)
    {
        if (items is null)
        {
            return default;
        }

        var models = new TModel[items.Count];
        for (var i = 0; i < models.Length; i++)
        {
            models[i] = read(items[i], path + Index(i));
        }

        return EquatableArray.From(models);
    }

    private PolicyException NullRule(string path) =>
        Error(RuleIds.ValueMissing, path, "a null is read as the rule that admits everyone on every port; write an empty rule if that is meant");

    private PolicyException Error(string ruleId, string path, string problem) => new(ruleId, $"{path}{_subject}: {problem}");

    private static string Index(int index) => "[" + index.ToString(CultureInfo.InvariantCulture) + "]";
}
