using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Labels that the cluster puts on pods, so that no template carries them.</summary>
internal static class ControllerLabels
{
    private static readonly HashSet<string> s_keys = new(StringComparer.Ordinal)
    {
        "pod-template-hash", "rollouts-pod-template-hash", "controller-revision-hash", "pod-template-generation",
        "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index",
        "job-name", "batch.kubernetes.io/job-name", "controller-uid", "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-completion-index",
        "topology.kubernetes.io/region", "topology.kubernetes.io/zone",
    };

    /// <summary>The selector without its conditions on them; <c>null</c> when it has none.</summary>
    internal static LabelSelector? Without(LabelSelector selector) =>
        selector.MatchLabels.Any(label => s_keys.Contains(label.Key)) || selector.MatchExpressions.Any(expression => s_keys.Contains(expression.Key))
            ? selector with
            {
                MatchLabels = EquatableArray.From(selector.MatchLabels.Where(label => !s_keys.Contains(label.Key))),
                MatchExpressions = EquatableArray.From(selector.MatchExpressions.Where(expression => !s_keys.Contains(expression.Key))),
            }
            : null;
}
