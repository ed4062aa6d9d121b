using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Platform;

/// <summary>What policies as a whole rely on.</summary>
internal static class PolicyUses
{
    internal static IEnumerable<FeatureUse> Of(RuleWorld world)
    {
        var bare = world.Cluster.Pods.Where(pod => pod.Owner is null && pod is { HasCompleted: false, Template.HostNetwork: false }).ToLookup(pod => pod.Namespace);
        var dual = world.Cluster.Pods.Where(pod => pod is { HasCompleted: false, Template.HostNetwork: false } && pod.Addresses.Any(address => address.Family == IPFamily.IPv6)).ToLookup(pod => pod.Namespace);
        foreach (var policy in world.Policies)
        {
            if (policy.Spec.Isolates(PolicyType.Ingress))
            {
                yield return Use(PlatformFeature.Ingress, $"Policy '{policy}' is about ingress", "restrict egress where connections come from");
            }

            if (policy.Spec.Isolates(PolicyType.Egress))
            {
                yield return Use(PlatformFeature.Egress, $"Policy '{policy}' is about egress", "restrict ingress where connections go to");
            }

            if (bare[policy.Metadata.Namespace.Text].FirstOrDefault(pod => SelectorReason.Matches(policy.Spec.PodSelector, pod.Template.Labels)) is { } pod)
            {
                yield return Use(PlatformFeature.PodsWithoutOwner, $"Policy '{policy}' selects '{pod}', which no workload owns", "run it by a workload") with { Span = policy.Spec.PodSelector.Span };
            }

            if (dual[policy.Metadata.Namespace.Text].FirstOrDefault(pod => SelectorReason.Matches(policy.Spec.PodSelector, pod.Template.Labels)) is { } other)
            {
                yield return Use(PlatformFeature.IPv6, $"Policy '{policy}' selects '{other}', which has an IPv6 address", "run a plugin that knows both families, or give pods IPv4 addresses only") with { Span = policy.Spec.PodSelector.Span };
            }

            FeatureUse Use(PlatformFeature feature, string what, string remedy) => new(feature, policy, policy.Span, what, remedy);
        }
    }
}
