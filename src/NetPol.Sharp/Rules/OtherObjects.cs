using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>
/// Objects that are neither pods nor Services nor NetworkPolicies and have to do with connections all the same: they say that somebody will make some, or allow or deny them in their own way.
/// </summary>
internal sealed class OtherObjects
{
    private const int DefaultPort = 443;

    private static readonly string[] s_ofCluster = ["Cluster", "Global", "Admin"];

    private readonly string _defaultNamespace;
    private readonly HashSet<string> _policies = new(StringComparer.Ordinal);
    private readonly List<ApiServerCallback> _callbacks = [];
    private readonly List<MetricsMonitor> _monitors = [];
    private readonly HashSet<(string Namespace, string Name)> _bound = [];
    private bool _hasClusterPolicies;

    internal OtherObjects(string defaultNamespace) => _defaultNamespace = defaultNamespace;

    /// <summary>What the API server calls.</summary>
    internal IReadOnlyList<ApiServerCallback> Callbacks => _callbacks;

    /// <summary>Whose metrics the Prometheus operator is to collect.</summary>
    internal IReadOnlyList<MetricsMonitor> Monitors => _monitors;

    /// <summary>Whether a ServiceAccount has a role, so that its pods call the API server.</summary>
    internal bool IsBound(string ns, string serviceAccount) => _bound.Contains((ns, serviceAccount));

    /// <summary>Whether policies of another kind, of a plugin or for the whole cluster, may apply in a namespace.</summary>
    internal bool MayHaveOtherPolicies(string ns) => _hasClusterPolicies || _policies.Contains(ns);

    /// <summary>Looks at an object that is neither a policy nor anything that is read of a cluster. Its schema is its own, so nothing of it is a mistake.</summary>
    internal void Add(ManifestItem item)
    {
        if (item.Object["metadata"] is not ManifestObject metadata)
        {
            return;
        }

        var spec = At(item.Object, "spec");
        switch (item.ApiVersion.Split('/')[0], item.Kind)
        {
            case ("admissionregistration.k8s.io", "ValidatingWebhookConfiguration" or "MutatingWebhookConfiguration"):
                foreach (var webhook in Items(item.Object["webhooks"]))
                {
                    AddCallback(item.Kind, metadata, At(webhook, "clientConfig", "service"));
                }

                break;
            case ("apiextensions.k8s.io", "CustomResourceDefinition"):
                AddCallback(item.Kind, metadata, At(spec, "conversion", "webhook", "clientConfig", "service"));
                break;
            case ("apiregistration.k8s.io", "APIService"):
                AddCallback(item.Kind, metadata, At(spec, "service"));
                break;
            case ("rbac.authorization.k8s.io", "RoleBinding" or "ClusterRoleBinding"):
                _bound.UnionWith(Items(item.Object["subjects"]).Where(subject => Text(subject["kind"]) == "ServiceAccount")
                    .Select(subject => (Text(subject["namespace"]) is { Length: > 0 } ns ? ns : NamespaceOf(metadata), Text(subject["name"]))));
                break;
            case ("monitoring.coreos.com", "ServiceMonitor" or "PodMonitor"):
                AddMonitor(metadata, spec, item.Kind == "PodMonitor");
                break;
            case var _ when item.Kind.EndsWith(NetworkPolicy.Kind, StringComparison.Ordinal):
                // CiliumClusterwideNetworkPolicy, GlobalNetworkPolicy, AdminNetworkPolicy, and those of one namespace.
                _hasClusterPolicies |= Array.Exists(s_ofCluster, word => item.Kind.IndexOf(word, StringComparison.Ordinal) >= 0);
                _policies.Add(NamespaceOf(metadata));
                break;
        }
    }

    private void AddCallback(string kind, ManifestObject metadata, ManifestObject? service)
    {
        if (service is not null && Text(service["name"]) is { Length: > 0 } name && Text(service["namespace"]) is { Length: > 0 } ns)
        {
            var port = service["port"] is { } node ? node is ManifestScalar { Int32: { } number } ? number : 0 : DefaultPort;
            _callbacks.Add(new ApiServerCallback(kind, Text(metadata["name"]), ns, name, port, metadata["name"]?.Span ?? metadata.Span));
        }
    }

    private void AddMonitor(ManifestObject metadata, ManifestObject? spec, bool isOfPods)
    {
        if (spec is null || At(spec, "selector") is not { } selector)
        {
            return;
        }

        try
        {
            var ns = NamespaceOf(metadata);
            var others = At(spec, "namespaceSelector");
            string[] names = [.. (others?["matchNames"] is ManifestArray list ? list.Items : []).Select(Text)];
            _monitors.Add(new MetricsMonitor(
                isOfPods,
                $"{ns}/{Text(metadata["name"])}",
                others?["any"] is ManifestScalar { Text: "true" } ? null : names.Length > 0 ? names : [ns],
                Decoding.Selector(selector),
                [.. Items(spec[isOfPods ? "podMetricsEndpoints" : "endpoints"]).SelectMany(endpoint => PortsOf(endpoint, isOfPods))],
                metadata["name"]?.Span ?? metadata.Span));
        }
        catch (NotDecodableException)
        {
            // Then nobody knows what it selects.
        }
    }

    // Of several of these fields the first counts.
    private static IEnumerable<MetricsPort> PortsOf(ManifestObject endpoint, bool isOfPods)
    {
        if (Text(endpoint["port"]) is { Length: > 0 } name)
        {
            return [new MetricsPort(new PortName(name), isOfPods)];
        }

        return (endpoint["portNumber"] ?? endpoint["targetPort"]) switch
        {
            ManifestScalar { Int32: { } number } => [new MetricsPort(new PortNumber(number), IsOfPods: true)],
            ManifestScalar { Kind: ManifestScalarKind.String, Text: { Length: > 0 } target } => [new MetricsPort(new PortName(target), IsOfPods: true)],
            _ => [],
        };
    }

    private string NamespaceOf(ManifestObject metadata) => Text(metadata["namespace"]) is { Length: > 0 } ns ? ns : _defaultNamespace;

    private static ManifestObject? At(ManifestObject? node, params string[] path) => path.Aggregate(node, (at, name) => at?[name] as ManifestObject);

    private static IEnumerable<ManifestObject> Items(ManifestNode? node) => node is ManifestArray list ? list.Items.OfType<ManifestObject>() : [];

    private static string Text(ManifestNode? node) => node is ManifestScalar scalar ? scalar.Text : "";
}
