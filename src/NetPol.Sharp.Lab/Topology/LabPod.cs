using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.Topology;

/// <summary>A pod that policies see: it has a host of its own.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="Host">Its host in the lab.</param>
/// <param name="NodeAddresses">The addresses of the node that it runs on, as far as known.</param>
internal sealed record LabPod(Pod Pod, int Host, IReadOnlyCollection<Address> NodeAddresses);
