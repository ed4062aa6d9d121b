using System;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Platform;

/// <summary>NETPOL5005: a policy that makes very many entries in the tables of the plugin.</summary>
public sealed class PolicyTooLargeRule : Rule
{
    // BPF maps of policies hold some ten thousand entries an endpoint by default (Cilium: bpf-policy-map-max 16384), and others get slow.
    private const long Budget = 10_000;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.PolicyTooLarge,
        Severity.Info,
        "Policy makes very many entries",
        "A policy whose peers, exceptions and ports multiply to more than ten thousand entries in the plugin's tables, by estimate: tables of that size are slow to change or full.")
    {
        IsOnByDefault = false,
    };

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        if (input.World.Platform is not { Enforces: true } platform)
        {
            return;
        }

        foreach (var policy in input.World.Policies)
        {
            if (policy.Spec.BothRules.Sum(rule => Entries(rule, policy, input.World)) is var entries and > Budget)
            {
                findings.Report(Descriptor, policy, policy.Span, string.Format(
                    CultureInfo.InvariantCulture,
                    "Policy '{0}' makes about {1} entries in the tables of {2} (peers times ports), which are then slow to change or full; join blocks and ports, or select pods by a label of their own",
                    policy, entries, platform.Called));
            }
        }
    }

    private static long Entries(NetworkPolicyRule rule, NetworkPolicy policy, RuleWorld world) =>
        Math.Max(1, rule.Peers.IsAbsentOrEmpty ? 1 : rule.Peers.Sum(peer => Entries(peer, policy, world))) * Math.Max(1, rule.Ports.Count);

    private static long Entries(NetworkPolicyPeer peer, NetworkPolicy policy, RuleWorld world) => peer switch
    {
        IPBlock block => 1 + block.Except.Count,
        SelectorPeer selector when world.Known.NamespacesOf(selector, policy.Metadata.Namespace.Text) is { } namespaces => Math.Max(1, namespaces.Sum(ns => (long)world.Known.Pods(ns, selector.PodSelector).Count())),
        _ => 1,
    };
}
