namespace NetPol.Sharp.Algebra;

/// <summary>Connections that a rule admits by one of its peers and one kind of its ports.</summary>
/// <param name="Box">The connections, the pods that the policy selects included.</param>
/// <param name="Namespace">The atom of the policy's namespace.</param>
/// <param name="Rule">The rule.</param>
internal sealed record Admission(Box Box, int Namespace, RuleReference Rule);
