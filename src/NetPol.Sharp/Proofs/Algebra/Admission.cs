using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>Connections that a rule admits by one of its peers and one kind of its ports.</summary>
/// <param name="Box">The connections, the pods that the policy selects included.</param>
/// <param name="Namespace">The atom of the policy's namespace.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Peer">The peer; <c>null</c> where the rule has none, so that it admits everyone.</param>
internal sealed record Admission(Box Box, int Namespace, RuleReference Rule, NetworkPolicyPeer? Peer);
