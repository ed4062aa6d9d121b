using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>A port that an assertion is about, with its names, and the rules that admit it.</summary>
internal sealed record ProofPort(Protocol Protocol, int Port, IReadOnlyCollection<string> Names, ulong Egress, ulong EgressByName, ulong Ingress);
