using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Holds a witness to the reference's own reading of its connections, and to the engine.</summary>
internal sealed class WitnessCheck(IReadOnlyList<NetworkPolicy> policies, Assertion assertion, ConnectivityOptions options)
{
    private readonly ProofJudge _judge = new(policies, options);

    /// <summary>What is wrong with a witness; <c>null</c> when nothing is.</summary>
    internal string? Fault(Witness witness)
    {
        var reading = new WitnessReading(witness, policies, assertion);
        if (reading.Fault() is { } fault)
        {
            return fault;
        }

        var connections = reading.Connections();
        if (connections.FirstOrDefault(connection => !_judge.IsViolation(assertion, connection)) is { } innocent)
        {
            return $"the witness shows nothing: {innocent} is {(_judge.IsAbout(assertion, innocent) ? "as asserted" : "not what the assertion is about")}";
        }

        if ((witness.Egress is null && witness.Ingress is not { IsAllowed: false }) || (witness.Ingress is null && witness.Egress is not { IsAllowed: false }))
        {
            return "a side is left out that may decide";
        }

        // Which side it is may depend on an address that is left open, because the answer does not.
        if (connections.Count == 0 || !connections.Any(connection => IsTold(witness.Egress, PolicyType.Egress, connection) && IsTold(witness.Ingress, PolicyType.Ingress, connection)))
        {
            return "the sides of the witness are not those of its connection";
        }

        return witness.IsAllowed == (assertion.Kind == AssertionKind.Never) ? FaultOfEngine(witness, connections) : "the witness says the opposite of what it shows";
    }

    /// <summary>Something that the witness states although the rest shows the same without it; <c>null</c> when there is nothing of that kind.</summary>
    internal string? Spare(Witness witness) => WitnessReading.Smaller(witness).FirstOrDefault(smaller => IsShown(smaller.Witness)).What;

    private bool IsShown(Witness witness)
    {
        var reading = new WitnessReading(witness, policies, assertion);
        return reading.Fault() is null && reading.Connections() is { Count: > 0 } connections && connections.All(connection => _judge.IsViolation(assertion, connection));
    }

    // A side that is left out says nothing.
    private bool IsTold(WitnessSide? side, PolicyType direction, ProofConnection connection)
    {
        if (side is null)
        {
            return true;
        }

        var own = direction == PolicyType.Egress ? connection.From : connection.To;
        if (side.Direction != direction || side.IsAllowed != _judge.AllowsSide(direction, connection) || side.IsOutside == own.IsPod)
        {
            return false;
        }

        var isolating = _judge.Isolating(direction, connection).ToArray();
        return (side.IsAllowed, side.AdmittedBy) switch
        {
            (true, null) => isolating.Length == 0,
            (true, { } rule) => rule.Direction == direction && _judge.Admitting(direction, connection).Any(admitting => admitting.Policy == rule.Policy && admitting.Rule == rule.Rule),
            (false, null) => side.IsolatedBy is { } policy && isolating.Contains(policy),
            _ => false,
        };
    }

    private string? FaultOfEngine(Witness witness, IReadOnlyList<ProofConnection> connections)
    {
        var expected = assertion.Kind == AssertionKind.Never ? Verdict.Allowed : Verdict.Denied;
        var open = Explain(witness, witness.From, witness.To);
        if (open.Verdict != expected && open.Verdict != Verdict.DependsOnAddress)
        {
            return $"the engine says {open.Verdict}";
        }

        if (open.Verdict == expected && IsTold(witness.Egress, open.Egress) && IsTold(witness.Ingress, open.Ingress))
        {
            return null;
        }

        // The engine looks at blocks one by one: whether several of them leave no address out, it has to be asked address by address. And
        // where one side decides whatever the addresses, the other side's part may depend on one that is left open.
        var isTold = false;
        foreach (var connection in connections)
        {
            var closed = Explain(witness, At(witness.From, connection.From, witness.Family), At(witness.To, connection.To, witness.Family));
            if (closed.Verdict != expected)
            {
                return $"the engine says {closed.Verdict} of {connection}";
            }

            isTold |= IsTold(witness.Egress, closed.Egress) && IsTold(witness.Ingress, closed.Ingress);
        }

        return isTold ? null : $"the engine has other reasons: {open}";
    }

    private Explanation Explain(Witness witness, WitnessEnd from, WitnessEnd to)
    {
        var cluster = new Cluster
        {
            Namespaces = EquatableArray.From(new[] { from.Namespace, to.Namespace }.OfType<Namespace>().DistinctBy(ns => ns.Name)),
            Pods = EquatableArray.From(new[] { from.Pod, to.Pod }.OfType<Pod>()),
            NetworkPolicies = EquatableArray.From(policies),
        };
        var engine = Sharp.Connectivity.Of(cluster, options);
        var (source, destination) = (engine.Find(Name(from)), engine.Find(Name(to)));
        var explanation = engine.Explain(source, destination, witness.Protocol, witness.Port, witness.Family);
        return explanation with { Verdict = engine.Query(source, destination, witness.Protocol, witness.Port, witness.Family) };
    }

    private static string Name(WitnessEnd end) => end.Pod is { } pod ? pod.Namespace + "/" + pod.Name : end.Address!.Value.ToString();

    private static WitnessEnd At(WitnessEnd end, ProofEnd place, IPFamily family)
    {
        var address = new Address(family, (ulong)(place.Address >> 64), (ulong)place.Address);
        return end.Pod is { } pod ? new WitnessEnd(pod with { Addresses = [address] }, end.Namespace!) : end;
    }

    private static bool IsTold(WitnessSide? side, SideExplanation told)
    {
        if (side is null)
        {
            return true;
        }

        if (side.IsAllowed != told.IsAllowed)
        {
            return false;
        }

        return side switch
        {
            { AdmittedBy: { } rule } => told.AdmittedBy.Contains(rule),
            { IsAllowed: true } => !told.IsIsolated,
            _ => told.IsolatedBy.Contains(side.IsolatedBy!),
        };
    }
}
