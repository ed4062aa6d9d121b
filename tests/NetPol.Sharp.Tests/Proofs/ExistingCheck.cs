using System;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Holds a proof about the pods of a cluster to the reference, and its witness to the engine.</summary>
internal sealed class ExistingCheck(Sharp.Connectivity engine, Assertion assertion)
{
    private readonly ExistingReference _reference = new(engine, assertion);

    /// <summary>What is wrong with a proof; <c>null</c> when nothing is.</summary>
    /// <param name="proof">The proof.</param>
    internal string? Fault(Proof proof)
    {
        var (expected, example) = _reference.Answer;
        if (proof.Assertion != assertion || !proof.IsAboutExistingPods)
        {
            return "it answers another question";
        }

        if (proof.Verdict != expected)
        {
            return $"expected {expected} {example}\ngot {ProofTexts.Of(proof)}";
        }

        if (proof.Witness is not { } witness)
        {
            return proof.Verdict == ProofVerdict.Violated ? "there is no witness" : null;
        }

        return proof.Verdict == ProofVerdict.Violated && Fault(witness) is not { } fault ? null : $"{Fault(witness) ?? "there is a witness of nothing"}\ngot {ProofTexts.Of(proof)}";
    }

    private string? Fault(Witness witness)
    {
        if ((Fault(witness.From) ?? Fault(witness.To)) is { } fault)
        {
            return fault;
        }

        var (from, to) = (Find(witness.From), Find(witness.To));
        if (!_reference.IsAbout(from, to, witness.Protocol, witness.Port, witness.Family))
        {
            return "the assertion is not about it";
        }

        var verdict = engine.Query(from, to, witness.Protocol, witness.Port, witness.Family);
        if (witness.DependsOnAddress != (verdict == Verdict.DependsOnAddress))
        {
            return $"the witness says otherwise what depends on an address: {verdict}";
        }

        if (!_reference.Violates(verdict) || (verdict != Verdict.DependsOnAddress && witness.IsAllowed != (verdict == Verdict.Allowed)))
        {
            return $"the engine says {verdict}";
        }

        if (!witness.DependsOnAddress && ((witness.Egress is null && witness.Ingress is not { IsAllowed: false }) || (witness.Ingress is null && witness.Egress is not { IsAllowed: false })))
        {
            return "a side is left out that may decide";
        }

        var told = engine.Explain(from, to, witness.Protocol, witness.Port, witness.Family);
        return IsTold(witness.Egress, told.Egress, from) && IsTold(witness.Ingress, told.Ingress, to) ? null : $"the engine has other reasons: {told}";
    }

    private ConnectionEnd Find(WitnessEnd end) => engine.Find(end.Pod is { } pod ? pod.ToString() : end.Address!.Value.ToString());

    private string? Fault(WitnessEnd end)
    {
        if (end.Pod is not { } pod)
        {
            return end is { Exists: false, Namespace: null, Address: { } address } && engine.Find(address.ToString()) is { Pod: null, IsNode: false } ? null : "an end is neither a pod nor an address that is none's";
        }

        if (!end.Exists || end.Address is not null || !_reference.Pods.Contains(pod))
        {
            return $"there is no such pod: {pod}";
        }

        return end.Namespace is { } ns && ns.Name == pod.Namespace && ns.Labels.Where(label => label.Key != ProofSpace.NameLabel).OrderBy(label => label.Key, StringComparer.Ordinal)
            .SequenceEqual(_reference.LabelsOf(ns.Name).OrderBy(label => label.Key, StringComparer.Ordinal)) ? null : "the namespace is another one";
    }

    private static bool IsTold(WitnessSide? side, SideExplanation told, ConnectionEnd own)
    {
        if (side is null)
        {
            return true;
        }

        if (side.Direction != told.Direction || side.IsAllowed != told.IsAllowed || side.IsOutside != (own.Pod is null))
        {
            return false;
        }

        return side switch
        {
            { AdmittedBy: { } rule } => told.AdmittedBy.Contains(rule),
            { IsAllowed: true } => !told.IsIsolated,
            _ => side.IsolatedBy is { } policy && told.IsolatedBy.Contains(policy),
        };
    }
}
