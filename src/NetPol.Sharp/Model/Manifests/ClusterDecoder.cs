using System.Collections.Generic;
using System.Linq;
using static NetPol.Sharp.Model.Decoding;

namespace NetPol.Sharp.Model;

/// <summary>Makes the objects of a <see cref="Cluster"/> of manifests. Only what policies see is read; the rest may be anything.</summary>
internal static class ClusterDecoder
{
    private const string ServiceNameLabel = "kubernetes.io/service-name";
    private const string ScrapeAnnotation = "prometheus.io/scrape";
    private const string ScrapedPortAnnotation = "prometheus.io/port";

    // With these a cloud or plugin may keep the addresses of clients, whatever the Service says.
    private static readonly string[] s_bypasses =
    [
        "cloud.google.com/neg", "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type", "service.beta.kubernetes.io/aws-load-balancer-target-group-attributes",
        "service.beta.kubernetes.io/aws-load-balancer-type", "service.cilium.io/forwarding-mode",
    ];

    internal static string NamespaceOf(ManifestObject metadata, string defaultNamespace) =>
        Text(metadata["namespace"]) is { Length: > 0 } name ? name : defaultNamespace;

    internal static Namespace Namespace(ManifestObject root)
    {
        var metadata = Object(root["metadata"]);
        return new Namespace { Span = Place(root, metadata), Name = Text(metadata["name"]), Labels = Map(metadata["labels"]) };
    }

    internal static Node Node(ManifestObject root)
    {
        var metadata = Object(root["metadata"]);
        var addresses =
            from item in Items(Object(root["status"])["addresses"])
            let entry = Object(item)
            where Text(entry["type"]) == "InternalIP" && entry["address"] is not null
            select AddressOf(entry["address"]!);
        return new Node { Span = Place(root, metadata), Name = Text(metadata["name"]), Addresses = EquatableArray.From(addresses.Distinct()) };
    }

    internal static Pod Pod(ManifestObject root, string defaultNamespace)
    {
        var (metadata, status) = (Object(root["metadata"]), Object(root["status"]));
        return new Pod
        {
            Span = Place(root, metadata),
            Name = Text(metadata["name"]),
            Namespace = NamespaceOf(metadata, defaultNamespace),
            Template = Template(root),
            Owner = Owner(metadata),
            Phase = Text(status["phase"]) switch
            {
                "Pending" => PodPhase.Pending,
                "Running" => PodPhase.Running,
                "Succeeded" => PodPhase.Succeeded,
                "Failed" => PodPhase.Failed,
                _ => PodPhase.Unknown,
            },
            Addresses = Addresses(status, "podIPs", "podIP"),
            HostAddresses = Addresses(status, "hostIPs", "hostIP"),
        };
    }

    internal static Workload Workload(ManifestObject root, WorkloadKind kind, string defaultNamespace)
    {
        var (metadata, spec) = (Object(root["metadata"]), Object(root["spec"]));
        var template = kind == WorkloadKind.CronJob ? Object(Object(Object(spec["jobTemplate"])["spec"])["template"]) : Object(spec["template"]);
        return new Workload
        {
            Span = Place(root, metadata),
            Kind = kind,
            Name = Text(metadata["name"]),
            Namespace = NamespaceOf(metadata, defaultNamespace),
            Labels = Map(metadata["labels"]),
            Selector = kind == WorkloadKind.ReplicationController ? MapSelector(spec["selector"]) : Selector(spec["selector"]),
            Template = Template(template),
            Replicas = spec["replicas"] is { } replicas ? Number(replicas) : 1,
            Owner = Owner(metadata),
        };
    }

    internal static Service Service(ManifestObject root, string defaultNamespace)
    {
        var (metadata, spec) = (Object(root["metadata"]), Object(root["spec"]));
        var addresses = Items(spec["clusterIPs"]).Concat(spec["clusterIP"] is { } single ? [single] : []);
        return new Service
        {
            Span = Place(root, metadata),
            Name = Text(metadata["name"]),
            Namespace = NamespaceOf(metadata, defaultNamespace),
            Type = Text(spec["type"]) is { Length: > 0 } type ? type : "ClusterIP",
            Selector = Map(spec["selector"]),
            ExternalTrafficPolicy = Text(spec["externalTrafficPolicy"]) is { Length: > 0 } policy ? policy : "Cluster",
            Labels = Texts(metadata["labels"]),
            IsRestricted = Items(spec["loadBalancerSourceRanges"]).Count > 0 || Texts(metadata["annotations"]).Any(annotation => annotation.Key.IndexOf("internal", System.StringComparison.Ordinal) >= 0 || annotation.Value == "internal"),
            MayBypassNodes = spec["loadBalancerClass"] is not null || Texts(metadata["annotations"]).Any(annotation => s_bypasses.Contains(annotation.Key)),
            Ports = List(spec["ports"], port => ServicePort(Object(port))),
            ClusterAddresses = EquatableArray.From(addresses.Where(node => Text(node) is not ("None" or "")).Select(AddressOf).Distinct()),
            IsHeadless = Text(spec["clusterIP"]) == "None",
            ExternalName = Text(spec["externalName"]),
        };
    }

    internal static Ingress Ingress(ManifestObject root, string defaultNamespace)
    {
        var (metadata, spec) = (Object(root["metadata"]), Object(root["spec"]));
        var backends = new List<IngressBackend>();
        if (Object(spec["defaultBackend"])["service"] is { } service)
        {
            backends.Add(Backend(Object(service), "*", "/"));
        }

        foreach (var rule in Items(spec["rules"]).Select(Object))
        {
            foreach (var path in Items(Object(rule["http"])["paths"]).Select(Object))
            {
                if (Object(path["backend"])["service"] is { } backend)
                {
                    backends.Add(Backend(Object(backend), Text(rule["host"]), Text(path["path"])));
                }
            }
        }

        return new Ingress
        {
            Span = Place(root, metadata),
            Name = Text(metadata["name"]),
            Namespace = NamespaceOf(metadata, defaultNamespace),
            Backends = EquatableArray.From(backends),
        };
    }

    internal static EndpointSlice EndpointSlice(ManifestObject root, string defaultNamespace)
    {
        var metadata = Object(root["metadata"]);
        return new EndpointSlice
        {
            Span = Place(root, metadata),
            Name = Text(metadata["name"]),
            Namespace = NamespaceOf(metadata, defaultNamespace),
            ServiceName = Text(Object(metadata["labels"])[ServiceNameLabel]),
            Addresses = Text(root["addressType"]) == "FQDN"
                ? []
                : EquatableArray.From(Items(root["endpoints"]).SelectMany(endpoint => Items(Object(endpoint)["addresses"])).Select(AddressOf).Distinct()),
            Ports = EquatableArray.From(Items(root["ports"]).Select(Object).Where(port => port["port"] is not null).Select(port => PortOf(port, "port"))),
        };
    }

    // Messages point to the name.
    private static SourceSpan Place(ManifestObject root, ManifestObject metadata) => metadata["name"]?.Span ?? root.Span;

    /// <summary>What policies see of a template, whatever it is that makes pods of it.</summary>
    internal static PodTemplate Template(ManifestObject root)
    {
        var spec = Object(root["spec"]);
        var annotations = Texts(Object(root["metadata"])["annotations"]);
        return new PodTemplate
        {
            Span = Object(root["metadata"])["labels"]?.Span ?? root.Span,
            Labels = Map(Object(root["metadata"])["labels"]),
            Ports = Ports(spec["containers"]),
            InitContainerPorts = Ports(spec["initContainers"]),
            MayListenAnywhere = Items(spec["containers"]).Concat(Items(spec["initContainers"]).Where(IsSidecar)).Any(container => Items(Object(container)["ports"]).Count == 0),
            HasHostPort = Items(spec["containers"]).SelectMany(container => Items(Object(container)["ports"])).Any(port => Object(port)["hostPort"] is not null),
            ScrapedPort = annotations.Contains(new KeyValue(ScrapeAnnotation, "true")) ? annotations.FirstOrDefault(annotation => annotation.Key == ScrapedPortAnnotation)?.Value ?? "" : null,
            HostNetwork = Flag(spec["hostNetwork"]),
            NodeName = Text(spec["nodeName"]),
            ServiceAccount = spec["automountServiceAccountToken"] is ManifestScalar { Text: "false" } ? "" : spec["serviceAccountName"] is ManifestScalar { Text: { Length: > 0 } account } ? account : "default",
        };
    }

    // What only helps to understand the rest: nothing that is wrong with it matters.
    private static EquatableArray<KeyValue> Texts(ManifestNode? node) => node is ManifestObject map
        ? EquatableArray.From(map.Fields.Where(field => field.Value is ManifestScalar).Select(field => new KeyValue(field.Name, ((ManifestScalar)field.Value).Text)))
        : [];

    // Other init containers have ended before the pod gets connections.
    private static bool IsSidecar(ManifestNode container) => Object(container)["restartPolicy"] is ManifestScalar { Text: "Always" };

    private static LabelSelector MapSelector(ManifestNode? node) => node is null ? LabelSelector.Absent : new LabelSelector { MatchLabels = Map(node) };

    private static EquatableArray<ContainerPort> Ports(ManifestNode? containers) => EquatableArray.From(
        from container in Items(containers)
        from port in Items(Object(container)["ports"])
        select PortOf(Object(port), "containerPort"));

    private static ContainerPort PortOf(ManifestObject port, string field)
    {
        var number = port[field] is { } node ? Number(node) : throw new NotDecodableException(port.Span, $"{field} is missing");
        return PortSyntax.IsNumber(number)
            ? new ContainerPort(Text(port["name"]), number, port["protocol"] is { } protocol ? ProtocolOf(protocol) : Protocol.Tcp)
            : throw new NotDecodableException(port.Span, $"port {((ManifestScalar)port[field]!).Text} does not exist; ports go from 1 to 65535");
    }

    private static ServicePort ServicePort(ManifestObject port)
    {
        var number = PortOf(port, "port");
        return new ServicePort
        {
            Span = port.Span,
            Name = number.Name,
            Protocol = number.Protocol,
            Port = number.Number,
            TargetPort = port["targetPort"] is { } target && PortOrName(target) is var written and not (PortNumber { Number: 0 } or PortName { Name.Length: 0 }) ? written : new PortNumber(number.Number),
        };
    }

    private static IngressBackend Backend(ManifestObject service, string host, string path)
    {
        var port = Object(service["port"]);
        return new IngressBackend
        {
            Span = service.Span,
            Host = host.Length == 0 ? "*" : host,
            Path = path.Length == 0 ? "/" : path,
            ServiceName = Text(service["name"]),
            ServicePort = (port["number"] ?? port["name"]) is { } node
                ? PortOrName(node)
                : throw new NotDecodableException(service.Span, "the port of the backend's Service is missing"),
        };
    }

    private static PortSpecifier PortOrName(ManifestNode node) =>
        node is ManifestScalar { Kind: ManifestScalarKind.String } name ? new PortName(name.Text) : new PortNumber(Number(node));

    private static OwnerReference? Owner(ManifestObject metadata) => Items(metadata["ownerReferences"])
        .Select(Object)
        .Where(owner => Flag(owner["controller"]))
        .Select(owner => new OwnerReference(Text(owner["kind"]), Text(owner["name"])))
        .FirstOrDefault();

    private static EquatableArray<Address> Addresses(ManifestObject status, string list, string single)
    {
        var nodes = Items(status[list]).Select(item => Object(item)["ip"]).OfType<ManifestNode>();
        return EquatableArray.From((status[single] is { } first ? nodes.Prepend(first) : nodes).Where(node => Text(node).Length > 0).Select(AddressOf).Distinct());
    }

    private static Address AddressOf(ManifestNode node) => Address.TryParse(Text(node))
        ?? throw new NotDecodableException(node.Span, $"'{Text(node)}' is not an address");
}
