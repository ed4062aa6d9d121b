namespace NetPol.Sharp.Live;

/// <summary>What is read of a cluster, and which fields of it: what some verb looks at, and nothing else. docs/live.md lists them.</summary>
internal static class ResourceKinds
{
    private const string Meta = "name namespace labels";
    private const string Owned = Meta + " ownerReferences{kind name controller}";
    private const string Container = "name image ports restartPolicy";
    private const string Endpoint = "port portNumber targetPort";

    // What plugins write about nodes, and how k3s was started.
    private const string NodeAnnotations =
        "flannel.alpha.coreos.com/backend-type k3s.io/node-args k8s.ovn.org/node-chassis-id k8s.ovn.org/node-subnets kube-router.io/pod-cidr network.cilium.io/ipv4-pod-cidr node.antrea.io/mac-address projectcalico.org/IPv4Address";

    // Arguments say which plugin runs, and how.
    private static readonly string s_agent = Template(Container + " command args env{name value}");
    private static readonly string s_template = Template(Container);

    /// <summary>The policies.</summary>
    internal static ResourceKind NetworkPolicies { get; } = Of("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", $"metadata{{{Meta} annotations}} spec");

    internal static ResourceKind Namespaces { get; } = Of("", "v1", "namespaces", "Namespace", $"metadata{{{Meta}}}");

    internal static ResourceKind Pods { get; } = Of("", "v1", "pods", "Pod", Template(Container, Owned) + " status{phase podIP podIPs{ip} hostIP hostIPs{ip}}");

    /// <summary>What connections between pods depend on.</summary>
    internal static ResourceKind[] OfConnections { get; } =
    [
        NetworkPolicies, Namespaces, Pods,
        Of("", "v1", "nodes", "Node", $"metadata{{name labels annotations{{{NodeAnnotations}}}}} spec{{providerID podCIDR podCIDRs}} status{{addresses{{type address}} nodeInfo{{kubeletVersion kubeProxyVersion osImage operatingSystem kernelVersion containerRuntimeVersion architecture}}}}"),
        Workload("apps", "deployments", "Deployment"),
        Workload("apps", "statefulsets", "StatefulSet"),
        Of("apps", "v1", "daemonsets", "DaemonSet", $"metadata{{{Owned}}} spec{{selector template{{{s_agent}}}}} status{{desiredNumberScheduled numberReady}}"),
        Workload("apps", "replicasets", "ReplicaSet"),
        Workload("batch", "jobs", "Job"),
        Of("batch", "v1", "cronjobs", "CronJob", $"metadata{{{Owned}}} spec{{jobTemplate{{spec{{template{{{s_template}}}}}}}}}"),
        Workload("", "replicationcontrollers", "ReplicationController"),
    ];

    /// <summary>Everything.</summary>
    internal static ResourceKind[] All { get; } =
    [
        .. OfConnections,
        Of("", "v1", "services", "Service", $"metadata{{{Meta} annotations}} spec{{type selector ports clusterIP clusterIPs externalName externalTrafficPolicy loadBalancerClass loadBalancerSourceRanges}}"),
        Of("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", $"metadata{{{Meta}}} addressType endpoints{{addresses}} ports"),
        Of("networking.k8s.io", "v1", "ingresses", "Ingress", $"metadata{{{Meta}}} spec{{ingressClassName defaultBackend rules}}"),
        Of("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", $"metadata{{{Meta}}} subjects roleRef"),
        Of("rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding", $"metadata{{{Meta}}} subjects roleRef"),
        Of("admissionregistration.k8s.io", "v1", "validatingwebhookconfigurations", "ValidatingWebhookConfiguration", $"metadata{{{Meta}}} webhooks{{name clientConfig{{service}}}}"),
        Of("admissionregistration.k8s.io", "v1", "mutatingwebhookconfigurations", "MutatingWebhookConfiguration", $"metadata{{{Meta}}} webhooks{{name clientConfig{{service}}}}"),
        Of("apiregistration.k8s.io", "v1", "apiservices", "APIService", "metadata{name} spec{group version service}"),
        Of("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", "metadata{name} spec{group names{kind plural} conversion{webhook{clientConfig{service}}}}"),
        Of("monitoring.coreos.com", "v1", "servicemonitors", "ServiceMonitor", $"metadata{{{Meta}}} spec{{selector namespaceSelector endpoints{{{Endpoint}}}}}"),
        Of("monitoring.coreos.com", "v1", "podmonitors", "PodMonitor", $"metadata{{{Meta}}} spec{{selector namespaceSelector podMetricsEndpoints{{{Endpoint}}}}}"),
        // Of other policies it matters only where they are.
        Other("cilium.io", "v2", "ciliumnetworkpolicies", "CiliumNetworkPolicy"),
        Other("cilium.io", "v2", "ciliumclusterwidenetworkpolicies", "CiliumClusterwideNetworkPolicy"),
        Other("crd.projectcalico.org", "v1", "networkpolicies", "NetworkPolicy"),
        Other("crd.projectcalico.org", "v1", "globalnetworkpolicies", "GlobalNetworkPolicy"),
        Other("crd.antrea.io", "v1beta1", "networkpolicies", "NetworkPolicy"),
        Other("crd.antrea.io", "v1beta1", "clusternetworkpolicies", "ClusterNetworkPolicy"),
        Other("policy.networking.k8s.io", "v1alpha1", "adminnetworkpolicies", "AdminNetworkPolicy"),
        Other("policy.networking.k8s.io", "v1alpha1", "baselineadminnetworkpolicies", "BaselineAdminNetworkPolicy"),
        Other("policy.networking.k8s.io", "v1alpha2", "clusternetworkpolicies", "ClusterNetworkPolicy"),
        Of("config.openshift.io", "v1", "networks", "Network", "metadata{name} spec{networkType} status{networkType}"),
        // The settings of plugins, by name: other ConfigMaps may hold anything.
        Of("", "v1", "configmaps", "ConfigMap", "metadata{name namespace} data") with { Names = ["amazon-vpc-cni", "antrea-config", "cilium-config"] },
    ];

    private static string Template(string container, string metadata = "labels") =>
        $"metadata{{{metadata} annotations{{prometheus.io/scrape prometheus.io/port}}}} spec{{hostNetwork nodeName serviceAccountName automountServiceAccountToken"
        + $" containers{{{container}}} initContainers{{{container}}}}}";

    private static ResourceKind Workload(string group, string plural, string kind) =>
        Of(group, "v1", plural, kind, $"metadata{{{Owned}}} spec{{selector replicas template{{{s_template}}}}}");

    private static ResourceKind Other(string group, string version, string plural, string kind) => Of(group, version, plural, kind, $"metadata{{{Meta}}}");

    private static ResourceKind Of(string group, string version, string plural, string kind, string fields) => new(group, version, plural, kind, KeptFields.Parse(fields));
}
