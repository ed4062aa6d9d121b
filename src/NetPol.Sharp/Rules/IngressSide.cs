using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Which policies isolate the pods of the manifests for ingress, and whom they admit.</summary>
internal sealed class IngressSide
{
    private readonly RuleWorld _world;
    private readonly ILookup<string, NetworkPolicy> _policies;
    private readonly Dictionary<string, Dictionary<KnownPod, List<NetworkPolicy>>> _isolating = [];

    internal IngressSide(RuleWorld world)
    {
        _world = world;
        _policies = world.Policies.Where(policy => policy.Spec.Isolates(PolicyType.Ingress)).ToLookup(policy => policy.Metadata.Namespace.Text);
    }

    /// <summary>The policies that isolate some pods, none of which admits a port of theirs; <c>null</c> where some pod does, is open, or it cannot be said.</summary>
    /// <param name="targets">The pods and ports.</param>
    /// <param name="mayComeFrom">Whether the peer of a rule, in the namespace of its policy, could be where the connections come from.</param>
    internal IReadOnlyList<NetworkPolicy>? Denying(IReadOnlyList<PodTarget> targets, Func<NetworkPolicyPeer, string, bool> mayComeFrom)
    {
        var denying = new HashSet<(string Namespace, string Name)>();
        foreach (var target in targets)
        {
            if (!target.Pod.IsSubject || _world.Others.MayHaveOtherPolicies(target.Pod.Pod.Namespace) || Isolating(target.Pod) is not { Count: > 0 } policies || Admits(policies, target, mayComeFrom))
            {
                return null;
            }

            denying.UnionWith(policies.Select(NameOf));
        }

        return denying.Count == 0 ? null : [.. _world.Policies.Where(policy => denying.Contains(NameOf(policy)))];
    }

    /// <summary>Whether some policy admits a port of a pod, from everyone or from a peer that could be the one.</summary>
    internal bool Admits(PodTarget target, Func<NetworkPolicyPeer, string, bool> mayComeFrom) => Admits(Isolating(target.Pod), target, mayComeFrom);

    private static (string Namespace, string Name) NameOf(NetworkPolicy policy) => (policy.Metadata.Namespace.Text, policy.Metadata.Name);

    private static bool Admits(List<NetworkPolicy> policies, PodTarget target, Func<NetworkPolicyPeer, string, bool> mayComeFrom) => policies.Any(policy => policy.Spec.Ingress.Any(rule =>
        RulePorts.Admits(rule, target.Protocol, target.Number, target.Pod)
        && (rule.Peers.IsAbsentOrEmpty || rule.Peers.Any(peer => mayComeFrom(peer, policy.Metadata.Namespace.Text)))));

    private List<NetworkPolicy> Isolating(KnownPod pod)
    {
        var ns = pod.Pod.Namespace;
        if (!_isolating.TryGetValue(ns, out var byPod))
        {
            _isolating.Add(ns, byPod = []);
            foreach (var policy in _policies[ns])
            {
                foreach (var selected in _world.Known.Pods(ns, policy.Spec.PodSelector))
                {
                    if (!byPod.TryGetValue(selected, out var isolating))
                    {
                        byPod.Add(selected, isolating = []);
                    }

                    isolating.Add(policy);
                }
            }
        }

        return byPod.TryGetValue(pod, out var found) ? found : [];
    }
}
