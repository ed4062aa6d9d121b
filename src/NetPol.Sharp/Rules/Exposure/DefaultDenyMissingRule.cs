using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Exposure;

/// <summary>NETPOL4008: a namespace with rules that allow in a direction, and pods that nothing isolates in it.</summary>
public sealed class DefaultDenyMissingRule : Rule
{
    // What looking for a pod that no policy selects may cost in a namespace; beyond that nothing is said.
    private const long Budget = 200_000;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.DefaultDenyMissing,
        Severity.Warning,
        "Default deny is missing",
        "A namespace with rules that allow in a direction and no policy that isolates all of its pods in it, so that pods that no policy selects stay open; where the manifests hold its workloads, each that stays open (info).");

    internal override bool NeedsEveryPolicy => true;

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var ofNamespace in input.World.Policies.GroupBy(policy => policy.Metadata.Namespace.Text))
        {
            NetworkPolicy[] policies = [.. ofNamespace];
            foreach (var direction in input.World.Boxes.Directions)
            {
                if (policies.FirstOrDefault(policy => policy.Spec.Isolates(direction.Direction) && policy.Spec.Rules(direction.Direction).Count > 0) is not { } allowing)
                {
                    continue;
                }

                if (input.World.IsPopulated(ofNamespace.Key))
                {
                    CheckWorkloads(input.World.Known, policies, direction.Direction, findings);
                }
                else if (StaysOpen(ofNamespace.Key, direction, input.World.Boxes.Space))
                {
                    var name = direction.Direction.FieldName();
                    findings.Report(policies, Findings.Make(
                        Descriptor,
                        allowing.Span,
                        $"Namespace '{ofNamespace.Key}' has rules that allow {name} but no default deny for it, so pods that no policy selects stay open; add DefaultDeny.{direction.Direction.ApiName()}, a policy with an empty podSelector") with
                    {
                        Data = [new KeyValue(FixData.Direction, direction.Direction.ApiName()), new KeyValue(FixData.Namespace, ofNamespace.Key)],
                    });
                }
            }
        }
    }

    private void CheckWorkloads(KnownCluster known, NetworkPolicy[] policies, PolicyType direction, Findings findings)
    {
        var ns = policies[0].Metadata.Namespace.Text;
        var isolated = new HashSet<KnownPod>();
        foreach (var policy in policies.Where(policy => policy.Spec.Isolates(direction)))
        {
            isolated.UnionWith(known.Pods(ns, policy.Spec.PodSelector));
        }

        foreach (var open in known.Pods(ns).Where(pod => pod.IsSubject && !isolated.Contains(pod)).GroupBy(pod => pod.Workload))
        {
            var reach = direction == PolicyType.Ingress ? "everyone may reach it" : "it may reach everyone";
            findings.Report(policies, Findings.Make(
                Descriptor,
                open.First().Pod.Span,
                $"No policy isolates '{open.Key}' for {direction.FieldName()}, though namespace '{ns}' has rules that allow {direction.FieldName()}, so {reach}; add DefaultDeny.{direction.ApiName()}, or a policy for it") with { Severity = Severity.Info });
        }
    }

    private static bool StaysOpen(string ns, DirectionBoxes direction, Space space)
    {
        var atom = space.Namespaces.Atom(ns);
        return direction.OpenNamespaces.Has(atom)
            && space.HasOutside([.. direction.Isolations[atom].Select(isolation => isolation.Box)], space.InNamespace(direction.Self, ns), Budget);
    }
}
