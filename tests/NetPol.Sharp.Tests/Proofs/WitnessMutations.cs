using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>A witness that is a little wrong is found.</summary>
public sealed class WitnessMutations
{
    private const int Worlds = 1500;

    private static readonly Dictionary<string, Func<Witness, Witness>> s_mutations = new(StringComparer.Ordinal)
    {
        ["a label of the source is missing"] = witness => witness with { From = Pod(witness.From, pod => pod with { Template = pod.Template with { Labels = Fewer(pod.Template.Labels) } }) },
        ["a label of the destination is missing"] = witness => witness with { To = Pod(witness.To, pod => pod with { Template = pod.Template with { Labels = Fewer(pod.Template.Labels) } }) },
        ["a label does not matter"] = witness => witness with { From = Pod(witness.From, pod => pod with { Template = pod.Template with { Labels = pod.Template.Labels.Add(new KeyValue("example.com/spare", "")) } }) },
        ["a label of the namespace is missing"] = witness => witness with { From = Space(witness.From, ns => ns with { Labels = [] }), To = Space(witness.To, ns => ns with { Labels = [] }) },
        ["one pod sees no labels of the namespace"] = witness => witness with { From = Space(witness.From, ns => ns with { Labels = [] }) },
        ["a namespace has a name that is none"] = witness => witness with { From = Rename(witness.From, "Bad_Name") },
        ["an address is missing"] = witness => witness with { From = Pod(witness.From, pod => pod with { Addresses = [] }), To = Pod(witness.To, pod => pod with { Addresses = [] }) },
        ["an address does not matter"] = witness => witness with { To = Pod(witness.To, pod => pod with { Addresses = pod.Addresses.Count > 0 ? pod.Addresses : [Address.TryParse("10.9.8.7")!.Value] }) },
        ["no pod is at such an address"] = witness => witness with { To = Pod(witness.To, pod => pod with { Addresses = [Address.TryParse("127.0.0.1")!.Value] }) },
        ["a name is missing"] = witness => witness with { To = Pod(witness.To, pod => pod with { Template = pod.Template with { Ports = [] } }) },
        ["another port"] = witness => witness with { Port = witness.Port == 7 ? 8 : 7 },
        ["another protocol"] = witness => witness with { Protocol = (Protocol)(((int)witness.Protocol + 1) % 3) },
        ["the other way round"] = witness => witness with { From = witness.To, To = witness.From },
        ["no rule"] = witness => Sides(witness, side => side with { AdmittedBy = null }),
        ["another rule"] = witness => Sides(witness, Next),
        ["no policy"] = witness => Sides(witness, side => side with { IsolatedBy = null }),
        ["a side says the opposite"] = witness => Sides(witness, side => side with { IsAllowed = !side.IsAllowed }),
        ["an end that is no pod is said to be one"] = witness => Sides(witness, side => side with { IsOutside = false }),
        ["a side is left out"] = witness => witness with { Egress = null },
    };

    public static TheoryData<string> Mutations => [.. s_mutations.Keys];

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Mutation_IsCaught(string mutation) => Assert.True(IsCaught(s_mutations[mutation], Worlds), mutation);

    [Fact]
    public void NothingMutated_IsNotCaught() => Assert.False(IsCaught(witness => witness with { Port = witness.Port }, 100));

    private static bool IsCaught(Func<Witness, Witness> mutate, int worlds) => Enumerable.Range(0, worlds).Select(RandomWorlds.Make).Any(world =>
        Prover.Prove(world.Policies, world.Assertions, world.Options).Any(proof => proof.Witness is { } witness && IsFaulty(world, proof.Assertion, witness, mutate(witness))));

    private static bool IsFaulty(RandomWorld world, Assertion assertion, Witness right, Witness mutated) =>
        new WitnessCheck(world.Policies, assertion, world.Options).Fault(mutated) is not null || WitnessReading.Cost(mutated) > WitnessReading.Cost(right);

    private static Witness Sides(Witness witness, Func<WitnessSide, WitnessSide> change) => witness with
    {
        Egress = witness.Egress is { } egress ? change(egress) : null,
        Ingress = witness.Ingress is { } ingress ? change(ingress) : null,
    };

    private static WitnessEnd Pod(WitnessEnd end, Func<Pod, Pod> change) => end.Pod is { } pod ? new WitnessEnd(change(pod), end.Namespace!) : end;

    private static WitnessEnd Space(WitnessEnd end, Func<Namespace, Namespace> change) => end.Pod is { } pod ? new WitnessEnd(pod, change(end.Namespace!)) : end;

    private static WitnessEnd Rename(WitnessEnd end, string name) =>
        end.Pod is { } pod ? new WitnessEnd(pod with { Namespace = name }, end.Namespace! with { Name = name, Labels = EquatableArray.From(end.Namespace.Labels.Where(label => label.Key != ProofSpace.NameLabel)) }) : end;

    private static EquatableArray<KeyValue> Fewer(EquatableArray<KeyValue> labels) => EquatableArray.From(labels.Skip(1));

    // The rule behind the one named, or the first one of its policy again.
    private static WitnessSide Next(WitnessSide side) => side.AdmittedBy is { } rule
        ? side with { AdmittedBy = rule with { Index = (rule.Index + 1) % rule.Policy.Spec.Rules(rule.Direction).Count } }
        : side;
}
