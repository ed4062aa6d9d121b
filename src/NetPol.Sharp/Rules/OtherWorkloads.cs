using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>
/// What makes pods besides Kubernetes' own workloads. A template says which pods; of an operator's object it is only known that there will be some, with labels that nobody wrote down.
/// </summary>
internal sealed class OtherWorkloads
{
    // How many pods there are to be, as operators' objects say.
    private static readonly string[] s_counts = ["replicas", "instances", "numberOfInstances", "size", "clusterSize", "members", "nodes", "nodeSets", "shards"];

    // These make pods without a word on how many.
    private static readonly HashSet<string> s_kinds = new(StringComparer.Ordinal)
    {
        "Alertmanager", "Cluster", "CronWorkflow", "EventListener", "FlinkDeployment", "Grafana", "HelmChart", "HelmRelease", "InferenceService", "IstioOperator", "Jaeger", "JobSet", "Kafka",
        "KafkaBridge", "KafkaConnect", "KafkaMirrorMaker2", "Keycloak", "Kibana", "LokiStack", "MPIJob", "Notebook", "OpenTelemetryCollector", "PipelineRun", "PostgresCluster", "Prometheus",
        "PyTorchJob", "RabbitmqCluster", "RayCluster", "RayJob", "RayService", "Redis", "RedisCluster", "RedisFailover", "ScaledJob", "ScheduledSparkApplication", "SparkApplication", "TaskRun", "TempoStack",
        "TFJob", "ThanosRuler", "VirtualMachine", "VirtualMachineInstance", "VMAgent", "VMAlert", "VMAlertmanager", "VMCluster", "VMSingle", "Workflow", "postgresql",
    };

    // Copies of data and the size of a disk, and how many pods somebody else is to make.
    private static readonly HashSet<string> s_exempt = new(StringComparer.Ordinal) { "HTTPScaledObject", "KafkaTopic", "Volume" };

    private readonly string _defaultNamespace;
    private readonly List<Pod> _pods = [];
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);

    internal OtherWorkloads(string defaultNamespace) => _defaultNamespace = defaultNamespace;

    /// <summary>For each template the pod that it stands for, named <c>name[Kind]</c>.</summary>
    internal IReadOnlyList<Pod> Pods => _pods;

    /// <summary>The namespaces in which there will be pods of which nothing is known.</summary>
    internal IReadOnlyCollection<string> UnknownIn => _namespaces;

    /// <summary>Looks at an object that is neither a policy nor anything that is read of a cluster. Its schema is its own, so nothing of it is a mistake.</summary>
    internal void Add(ManifestItem item)
    {
        if (item.Object["metadata"] is not ManifestObject metadata || item.Object["spec"] is not ManifestObject spec)
        {
            return;
        }

        var ns = Text(metadata["namespace"]) ?? _defaultNamespace;
        if (spec["template"] is ManifestObject template && template["spec"] is ManifestObject pod && pod["containers"] is ManifestArray)
        {
            AddTemplate(item, metadata, ns, template);
        }
        else if (item.IsCustom && !s_exempt.Contains(item.Kind) && (s_kinds.Contains(item.Kind) || Array.Exists(s_counts, count => spec[count] is not null)))
        {
            // Helm puts what it makes elsewhere.
            _namespaces.Add(Text(spec["targetNamespace"]) ?? ns);
        }
    }

    private void AddTemplate(ManifestItem item, ManifestObject metadata, string ns, ManifestObject template)
    {
        try
        {
            var pod = new Pod
            {
                Span = metadata["name"]?.Span ?? item.Object.Span,
                Name = $"{Text(metadata["name"])}[{item.Kind}]",
                Namespace = ns,
                Template = ClusterDecoder.Template(template),
            };
            if (pod.Template.Labels.Count > 0)
            {
                _pods.Add(pod);
                return;
            }
        }
        catch (NotDecodableException)
        {
            // Then the pods are as unknown as those without a label.
        }

        _namespaces.Add(ns);
    }

    private static string? Text(ManifestNode? node) => node is ManifestScalar { Kind: ManifestScalarKind.String, Text: { Length: > 0 } text } ? text : null;
}
