using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using YamlDotNet.RepresentationModel;
using static NetPol.Sharp.Tests.Connectivity.ReferenceYaml;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>What manifests tell of a cluster; it shares no code with the library.</summary>
internal sealed class ReferenceCluster
{
    private readonly Dictionary<string, Dictionary<string, string>> _namespaceLabels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IPAddress[]> _nodes = new(StringComparer.Ordinal);
    private readonly List<ReferencePod> _pods = [];
    private readonly List<ReferencePolicy> _policies = [];

    internal ReferenceCluster(string manifests)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(manifests));
        var objects = stream.Documents.SelectMany(document => Objects(document.RootNode)).ToList();
        foreach (var node in objects.Where(item => Kind(item) == "Node"))
        {
            _nodes[Text(Get(node, "metadata", "name"))!] =
            [
                .. from address in Items(Get(node, "status", "addresses"))
                   where Text(Get(address, "type")) == "InternalIP"
                   select IPAddress.Parse(Text(Get(address, "address"))!),
            ];
        }

        foreach (var item in objects)
        {
            Read(item);
        }
    }

    internal IReadOnlyList<ReferencePod> Pods => _pods;

    internal IReadOnlyList<ReferencePolicy> Policies => _policies;

    internal bool IsNodeAddress(IPAddress address) =>
        _nodes.Values.Any(addresses => addresses.Contains(address)) || _pods.Exists(pod => pod.NodeAddresses.Contains(address));

    /// <summary>Every namespace bears its name as a label, also one that is only named by others (semantics 45).</summary>
    internal Dictionary<string, string> LabelsOf(string ns) =>
        new(_namespaceLabels.GetValueOrDefault(ns, []), StringComparer.Ordinal) { ["kubernetes.io/metadata.name"] = ns };

    private void Read(YamlNode item)
    {
        switch (Kind(item))
        {
            case "Namespace":
                _namespaceLabels[Text(Get(item, "metadata", "name"))!] = Labels(Get(item, "metadata", "labels"));
                break;
            case "Pod":
                _pods.Add(Pod(item));
                break;
            case "NetworkPolicy" when Text(Get(item, "apiVersion")) == "networking.k8s.io/v1":
                _policies.Add(new ReferencePolicy(NamespaceOf(item), Get(item, "spec")));
                break;
        }
    }

    private ReferencePod Pod(YamlNode item)
    {
        var (spec, status) = (Get(item, "spec"), Get(item, "status"));
        var nodeName = Text(Get(spec, "nodeName")) ?? "";
        var hostNetwork = IsTrue(Get(spec, "hostNetwork"));
        List<IPAddress> nodeAddresses = [.. Addresses([Get(status, "hostIP")]), .. _nodes.GetValueOrDefault(nodeName, [])];
        List<IPAddress> addresses =
        [
            .. Addresses([Get(status, "podIP")]),
            .. Addresses(Items(Get(status, "podIPs")).Select(entry => Get(entry, "ip"))),
            .. hostNetwork ? nodeAddresses : [],
        ];
        return new ReferencePod
        {
            Namespace = NamespaceOf(item),
            Name = Text(Get(item, "metadata", "name"))!,
            Labels = Labels(Get(item, "metadata", "labels")),
            Ports = [.. Ports(Get(spec, "containers"), ofInitContainers: false), .. Ports(Get(spec, "initContainers"), ofInitContainers: true)],
            HostNetwork = hostNetwork,
            Completed = Text(Get(status, "phase")) is "Succeeded" or "Failed",
            NodeName = nodeName,
            Addresses = addresses,
            NodeAddresses = nodeAddresses,
        };
    }

    private static IEnumerable<ReferencePort> Ports(YamlNode? containers, bool ofInitContainers) =>
        from container in Items(containers)
        from port in Items(Get(container, "ports"))
        let name = Text(Get(port, "name"))
        where name is not null
        select new ReferencePort(name, Text(Get(port, "protocol")) ?? "TCP", Number(Get(port, "containerPort"))!.Value, ofInitContainers);

    private static IEnumerable<IPAddress> Addresses(IEnumerable<YamlNode?> nodes) =>
        nodes.Select(Text).Where(text => !string.IsNullOrEmpty(text)).Select(text => IPAddress.Parse(text!));

    private static IEnumerable<YamlNode> Objects(YamlNode root) =>
        Kind(root) == "List" ? Items(Get(root, "items")).SelectMany(Objects) : [root];

    private static string? Kind(YamlNode item) => Text(Get(item, "kind"));

    private static string NamespaceOf(YamlNode item) => Text(Get(item, "metadata", "namespace")) ?? "default";
}
