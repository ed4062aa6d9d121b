using System.Runtime.InteropServices;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>All that policies see of an end but its address, in rules.</summary>
/// <param name="IsPod">Whether it is a pod.</param>
/// <param name="IsIsolated">Whether it is isolated on its own side.</param>
/// <param name="Own">The rules of its own side.</param>
/// <param name="Peer">The rules of the other side that it is a peer of.</param>
/// <param name="LookingUp">For a destination, the egress rules that look names up at it.</param>
/// <param name="Place">Its address, where it is no pod.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProofKind(bool IsPod, bool IsIsolated, ulong Own, ulong Peer, ulong LookingUp, ProofPlace Place);
