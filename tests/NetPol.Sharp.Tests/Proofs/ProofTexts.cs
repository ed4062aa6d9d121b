using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Assertions and answers for people who look into a difference.</summary>
internal static class ProofTexts
{
    internal static string Of(Assertion assertion) =>
        $"{assertion.Kind} from {Of(assertion.From)} to {Of(assertion.To)} on {(assertion.Ports.Count == 0 ? "every port" : string.Join(" or ", assertion.Ports))}";

    internal static string Of(Proof proof) => proof.Witness is not { } witness
        ? proof.Verdict.ToString()
        : $"{proof.Verdict}: {Of(witness)}";

    internal static string Of(Witness witness) =>
        $"{witness.From} -> {witness.To} {witness.Protocol} {witness.Port} {witness.Family}; {Of(witness.Egress)}; {Of(witness.Ingress)}";

    private static string Of(WitnessSide? side) => side is null ? "left out" :
        $"{side.Direction} {(side.IsAllowed ? "allowed" : "denied")}{(side.IsOutside ? " (no pod)" : "")}, admitted by {(object?)side.AdmittedBy ?? "nothing"}, isolated by {(object?)side.IsolatedBy ?? "nothing"}";

    private static string Of(EquatableArray<NetworkPolicyPeer> ends) => ends.Count == 0 ? "anywhere" : string.Join(" or ", ends.Select(Of));

    private static string Of(NetworkPolicyPeer end) => end switch
    {
        IPBlock block => block.Cidr + (block.Except.Count == 0 ? "" : " except " + string.Join(",", block.Except)),
        SelectorPeer pods => $"pods [{pods.PodSelector}] in {(pods.NamespaceSelector.IsAbsent ? "every namespace" : $"namespaces [{pods.NamespaceSelector}]")}",
        _ => end.ToString()!,
    };
}
