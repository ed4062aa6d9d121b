using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.Topology;

/// <summary>An end of the probed connections: a pod, a node's address, or an address that stands for the rest of the world.</summary>
/// <param name="Name">A pod as <c>namespace/name</c>, or the address.</param>
/// <param name="Host">The host of the lab that has its addresses.</param>
/// <param name="Pod">The pod; <c>null</c> for an address.</param>
/// <param name="Addresses">Its address of each family.</param>
internal sealed record LabEnd(string Name, int Host, Pod? Pod, IReadOnlyDictionary<IPFamily, Address> Addresses);
