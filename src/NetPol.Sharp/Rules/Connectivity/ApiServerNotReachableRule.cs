using System;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Connectivity;

/// <summary>NETPOL3010: pods whose ServiceAccount has a role, and that may not reach the API server.</summary>
public sealed class ApiServerNotReachableRule : Rule
{
    // That of its Service, and those on which it listens.
    private static readonly int[] s_ports = [443, 6443, 8443, 16443];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.ApiServerNotReachable,
        Severity.Info,
        "The API server cannot be reached",
        "Pods whose ServiceAccount is bound to a role, which is of use to those who call the API server only, and that policies isolate for egress while no rule allows them addresses on one of its ports.")
    { IsOnByDefault = false };

    internal override bool NeedsEveryPolicy => true;

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        var world = input.World;
        foreach (var ns in world.Known.PopulatedNamespaces.Where(ns => !world.Others.MayHaveOtherPolicies(ns)))
        {
            var policies = new Lazy<NetworkPolicy[]>(() => [.. world.Policies.Where(policy => policy.Metadata.Namespace.Text == ns && policy.Spec.Isolates(PolicyType.Egress))]);
            foreach (var pod in world.Known.Pods(ns).Where(pod => pod.IsSubject && world.Others.IsBound(ns, pod.Pod.Template.ServiceAccount)).GroupBy(pod => pod.Workload).Select(same => same.First()))
            {
                NetworkPolicy[] isolating = [.. policies.Value.Where(policy => SelectorReason.Matches(policy.Spec.PodSelector, pod.Labels))];
                if (isolating.Length > 0 && !isolating.Any(policy => policy.Spec.Egress.Any(rule => MayAdmit(rule, ns, world.Known))))
                {
                    Report(pod, isolating, findings);
                }
            }
        }
    }

    private void Report(KnownPod pod, NetworkPolicy[] isolating, Findings findings) => findings.Report(isolating, Findings.Make(
        Descriptor,
        pod.Pod.Span.IsKnown ? pod.Pod.Span : isolating[0].Span,
        $"'{pod.Workload}' uses the API server (ServiceAccount '{pod.Pod.Template.ServiceAccount}' has a role), but policy '{isolating[0]}' isolates it for egress and nothing allows it addresses on TCP 443 or 6443; "
            + "the API server is no pod, so allow its addresses on the port that it listens on",
        RelatedSpan.At(isolating[0].Span, "isolates it")));

    // A single address on whatever port is one that somebody looked up.
    private static bool MayAdmit(NetworkPolicyRule rule, string ns, KnownCluster known) =>
        s_ports.Any(port => RulePorts.Admits(rule, Protocol.Tcp, port))
            ? rule.Peers.IsAbsentOrEmpty || rule.Peers.Any(peer => Callers.MayBeApiServer(peer, ns, known))
            : rule.Peers.OfType<IPBlock>().Any(block => block.Cidr.Halves() is null) && rule.Ports.Any(port => port.EffectiveProtocol == Protocol.Tcp);
}
