using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>A policy as the engine evaluates it.</summary>
/// <param name="Source">The policy as written.</param>
/// <param name="Namespace">The number of its namespace.</param>
/// <param name="PodSelector">The id of its selector.</param>
/// <param name="Ingress">Its ingress side.</param>
/// <param name="Egress">Its egress side.</param>
internal sealed record CompiledPolicy(NetworkPolicy Source, int Namespace, int PodSelector, CompiledDirection Ingress, CompiledDirection Egress)
{
    internal CompiledDirection Side(PolicyType direction) => direction == PolicyType.Ingress ? Ingress : Egress;
}
