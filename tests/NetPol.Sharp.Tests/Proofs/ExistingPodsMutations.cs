using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>A wrong proof about the pods of a cluster is found: one that is spoilt afterwards, and one about another cluster or question.</summary>
public sealed class ExistingPodsMutations
{
    private const int Clusters = 400;

    private static readonly Dictionary<string, Func<Proof, Proof>> s_answers = new(StringComparer.Ordinal)
    {
        ["violations are not found"] = proof => proof.Verdict == ProofVerdict.Violated ? proof with { Verdict = ProofVerdict.Holds, Witness = null } : proof,
        ["nothing is vacuous"] = proof => proof.Verdict == ProofVerdict.Vacuous ? proof with { Verdict = ProofVerdict.Holds } : proof,
        ["there is no witness"] = proof => proof with { Witness = null },
        ["another port"] = Of(witness => witness with { Port = witness.Port == 7 ? 8 : 7 }),
        ["another protocol"] = Of(witness => witness with { Protocol = (Protocol)(((int)witness.Protocol + 1) % 3) }),
        ["another family"] = Of(witness => witness with { Family = witness.Family == IPFamily.IPv4 ? IPFamily.IPv6 : IPFamily.IPv4 }),
        ["the other way round"] = Of(witness => witness with { From = witness.To, To = witness.From }),
        ["from the pod to itself"] = Of(witness => witness with { From = witness.To }),
        ["a side says the opposite"] = Of(witness => witness with { Ingress = witness.Ingress is { } side ? side with { IsAllowed = !side.IsAllowed } : null }),
        ["no rule"] = Of(witness => witness with { Ingress = witness.Ingress is { } side ? side with { AdmittedBy = null, IsolatedBy = null } : null }),
        ["the pods do not exist"] = Of(witness => witness with { From = witness.From.Pod is { } pod ? new WitnessEnd(pod, witness.From.Namespace!) : witness.From }),
    };

    private static readonly Dictionary<string, Func<Cluster, Cluster>> s_clusters = new(StringComparer.Ordinal)
    {
        ["completed pods count"] = cluster => Pods(cluster, pod => pod with { Phase = PodPhase.Running }),
        ["pods on the host network count"] = cluster => Pods(cluster, pod => pod.Template.HostNetwork ? pod with { Template = pod.Template with { HostNetwork = false }, Addresses = default } : pod),
        ["no pod is without an address"] = cluster => cluster with { Pods = EquatableArray.From(cluster.Pods.Where(pod => pod.Addresses.Count > 0)) },
        ["init containers do not count"] = cluster => Pods(cluster, pod => pod with { Template = pod.Template with { InitContainerPorts = default } }),
        ["no port has a name"] = cluster => Pods(cluster, pod => pod with { Template = pod.Template with { Ports = default } }),
        ["namespaces have no labels"] = cluster => cluster with { Namespaces = [] },
        ["IPv6 does not count"] = cluster => Pods(cluster, pod => pod with { Addresses = EquatableArray.From(pod.Addresses.Where(address => pod.Addresses.Count == 1 || address.Family == IPFamily.IPv4)) }),
        ["one policy is left out"] = cluster => cluster with { NetworkPolicies = EquatableArray.From(cluster.NetworkPolicies.Skip(1)) },
        ["one pod is left out"] = cluster => cluster with { Pods = EquatableArray.From(cluster.Pods.Skip(1)) },
    };

    private static readonly Dictionary<string, Func<Assertion, Assertion>> s_questions = new(StringComparer.Ordinal)
    {
        ["the kind does not count"] = assertion => assertion with { Kind = AssertionKind.Never },
        ["from is to"] = assertion => assertion with { From = assertion.To, To = assertion.From },
        ["ports do not count"] = assertion => assertion with { Ports = default },
        ["names do not count"] = assertion => assertion with { Ports = EquatableArray.From(assertion.Ports.Where(port => port.Port is not PortName)) },
        ["addresses are no ends"] = assertion => assertion with { From = EquatableArray.From(assertion.From.Where(end => end is not IPBlock)) },
        ["anywhere is pods"] = assertion => assertion with { To = assertion.To.Count > 0 ? assertion.To : [new SelectorPeer { NamespaceSelector = LabelSelector.Everything }] },
        ["only the first end counts"] = assertion => assertion with { From = EquatableArray.From(assertion.From.Take(1)) },
    };

    public static TheoryData<string> Mutations => [.. s_answers.Keys, .. s_clusters.Keys, .. s_questions.Keys];

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Mutation_IsCaught(string mutation) => Assert.True(IsCaught(mutation, Clusters));

    [Fact]
    public void NothingMutated_IsNotCaught() => Assert.False(IsCaught("nothing", 100));

    private static bool IsCaught(string mutation, int clusters)
    {
        var spoil = s_answers.GetValueOrDefault(mutation, proof => proof);
        var rewrite = s_clusters.GetValueOrDefault(mutation, cluster => cluster);
        var ask = s_questions.GetValueOrDefault(mutation, assertion => assertion);
        return Enumerable.Range(0, clusters).Select(ExistingCluster.Make).Any(cluster =>
        {
            var engine = cluster.Load();
            var wrong = Sharp.Connectivity.Of(rewrite(engine.Cluster), engine.Options);
            return cluster.Assertions.Zip(Prover.ProveExisting(wrong, cluster.Assertions.Select(ask)))
                .Any(pair => new ExistingCheck(engine, pair.First).Fault(spoil(pair.Second) with { Assertion = pair.First }) is not null);
        });
    }

    private static Func<Proof, Proof> Of(Func<Witness, Witness> change) => proof => proof with { Witness = proof.Witness is { } witness ? change(witness) : null };

    private static Cluster Pods(Cluster cluster, Func<Pod, Pod> change) => cluster with { Pods = EquatableArray.From(cluster.Pods.Select(change)) };
}
