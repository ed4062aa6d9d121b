using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Lab.Topology;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.Rulesets;

/// <summary>
/// Which pods selectors mean, written from the API's text (<c>metav1.LabelSelector</c>, <c>networking.k8s.io/v1</c>) and deliberately without
/// the engine's code, which the lab is there to check.
/// </summary>
internal sealed class PodSelection(Cluster cluster, IReadOnlyList<LabPod> pods)
{
    private const string DefaultNamespace = "default";
    private const string NamespaceNameLabel = "kubernetes.io/metadata.name";

    internal static string NamespaceOf(NetworkPolicy policy) => policy.Metadata.Namespace.Text is { Length: > 0 } name ? name : DefaultNamespace;

    /// <summary>The pods that a policy is for: those of its namespace that <c>spec.podSelector</c> matches.</summary>
    internal IEnumerable<LabPod> Subjects(NetworkPolicy policy) =>
        pods.Where(pod => pod.Pod.Namespace == NamespaceOf(policy) && Matches(policy.Spec.PodSelector, LabelsOf(pod.Pod)));

    /// <summary>The pods that a peer means. Without a namespaceSelector those of the policy's namespace, without a podSelector all.</summary>
    internal IEnumerable<LabPod> Of(SelectorPeer peer, NetworkPolicy policy) => pods.Where(pod =>
        (peer.NamespaceSelector.IsAbsent ? pod.Pod.Namespace == NamespaceOf(policy) : Matches(peer.NamespaceSelector, LabelsOf(pod.Pod.Namespace)))
        && Matches(peer.PodSelector, LabelsOf(pod.Pod)));

    private static Dictionary<string, string> LabelsOf(Pod pod) => Labels(pod.Template.Labels);

    private static Dictionary<string, string> Labels(IEnumerable<KeyValue> labels) => labels.ToDictionary(label => label.Key, label => label.Value, StringComparer.Ordinal);

    private static bool Matches(LabelSelector selector, Dictionary<string, string> labels)
    {
        foreach (var wanted in selector.MatchLabels)
        {
            if (!labels.TryGetValue(wanted.Key, out var value) || value != wanted.Value)
            {
                return false;
            }
        }

        foreach (var expression in selector.MatchExpressions)
        {
            var isThere = labels.TryGetValue(expression.Key, out var value);
            var isListed = isThere && expression.Values.Contains(value);
            var holds = expression.Operator switch
            {
                LabelSelectorOperator.In => isListed,
                LabelSelectorOperator.NotIn => !isListed, // also without the key
                LabelSelectorOperator.Exists => isThere,
                _ => !isThere,
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    private Dictionary<string, string> LabelsOf(string ns)
    {
        var labels = Labels(cluster.Namespaces.FirstOrDefault(known => known.Name == ns)?.Labels ?? []);
        labels[NamespaceNameLabel] = ns; // the API server sets it on every namespace
        return labels;
    }
}
