using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Engine;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Reports.Doctor;

/// <summary>A workload that no policy isolates in some direction.</summary>
/// <param name="Name">The workload: <c>namespace/name[Kind]</c>.</param>
/// <param name="Ingress">Whether no policy isolates it for ingress.</param>
/// <param name="Egress">Whether no policy isolates it for egress.</param>
internal sealed record UncoveredWorkload(string Name, bool Ingress, bool Egress)
{
    /// <summary>The directions, as the API writes them.</summary>
    internal IEnumerable<string> Directions => new[] { (Ingress, PolicyType.Ingress), (Egress, PolicyType.Egress) }.Where(entry => entry.Item1).Select(entry => entry.Item2.ToString());

    /// <summary>What is open of a pod; <c>null</c> when policies isolate it in both directions.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="workload">Its workload.</param>
    /// <param name="policies">The policies of the cluster.</param>
    /// <param name="plugins">How the plugins that enforce them read them.</param>
    internal static UncoveredWorkload? Of(Pod pod, string workload, IEnumerable<NetworkPolicy> policies, IReadOnlyCollection<ConnectivityOptions> plugins)
    {
        var selecting = policies.Where(policy => PolicyReading.NamespaceOf(policy) == pod.Namespace && SelectorReason.Matches(policy.Spec.PodSelector, pod.Template.Labels)).ToArray();
        var open = new UncoveredWorkload(workload, IsOpen(PolicyType.Ingress), IsOpen(PolicyType.Egress));
        return open.Ingress || open.Egress ? open : null;

        bool IsOpen(PolicyType direction) => !plugins.Any(plugin => selecting.Any(policy => !PolicyReading.IsDropped(policy, plugin) && PolicyReading.Isolates(policy.Spec, direction, plugin)));
    }
}
