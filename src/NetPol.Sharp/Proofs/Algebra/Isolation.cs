using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>Pods that a policy isolates in a direction.</summary>
/// <param name="Box">The pods.</param>
/// <param name="Namespace">The atom of the policy's namespace.</param>
/// <param name="Policy">The policy.</param>
internal sealed record Isolation(Box Box, int Namespace, NetworkPolicy Policy);
