using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Worlds;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Generation;

/// <summary>Finds the workloads of a manifest. What cannot be read is left out; the analyzers say so.</summary>
internal static class WorkloadManifests
{
    internal static EquatableArray<TypedWorkload> Read(AdditionalText file, CancellationToken cancellation)
    {
        var cluster = new ClusterReader(defaultNamespace: "", accepts: _ => false).Read(ManifestTexts.Documents(file, cancellation)).Cluster;
        return EquatableArray.From(cluster.Workloads.Where(workload => workload.Owner is null).Select(Of)
            .Concat(cluster.Pods.Where(pod => pod.Owner is null).Select(Of))
            .Where(workload => !workload.Selector.MatchesEverything && IsValid(workload)));
    }

    // What the API server rejects would throw when the program runs.
    private static bool IsValid(TypedWorkload workload)
    {
        try
        {
            return (workload.Namespace.Length == 0 || Dsl.Namespace(workload.Namespace).Name.Text.Length > 0) && LabelSelector.Parse(workload.Selector.ToString()) is not null
                && workload.Ports.All(port => port.Name.Length == 0 || Port.Tcp(port.Name) is not null) && workload.Ports.All(port => Port.Tcp(port.Number) is not null);
        }
        catch (PolicyException)
        {
            return false;
        }
    }

    private static TypedWorkload Of(Workload workload) => new(
        workload.Namespace,
        workload.Name,
        workload.Kind.ToString(),
        workload.Selector.MatchesEverything ? SelectorOf(workload.Template) : workload.Selector with { Span = default },
        PortsOf(workload.Template));

    private static TypedWorkload Of(Pod pod) => new(pod.Namespace, pod.Name, nameof(Pod), SelectorOf(pod.Template), PortsOf(pod.Template));

    // Labels that the cluster adds are none of the template's, so all of these stay.
    private static LabelSelector SelectorOf(PodTemplate template)
    {
        var labels = new LabelSelector { MatchLabels = template.Labels };
        return ControllerLabels.Without(labels) ?? labels;
    }

    private static EquatableArray<ContainerPort> PortsOf(PodTemplate template) => EquatableArray.From(template.Ports.Concat(template.InitContainerPorts).Distinct());
}
