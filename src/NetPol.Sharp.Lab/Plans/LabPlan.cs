using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Lab.Plans;

/// <summary>What the world is to be: hosts around one router, its rules, and the probes. It knows nothing of policies.</summary>
/// <param name="Addresses">The addresses, each of a host; hosts are numbered from 0.</param>
/// <param name="Ruleset">What <c>nft -f</c> loads in the router.</param>
/// <param name="Lanes">The probes.</param>
internal sealed record LabPlan(IReadOnlyList<LabAddress> Addresses, string Ruleset, IReadOnlyList<LabLane> Lanes)
{
    internal int Hosts => Addresses.Count == 0 ? 0 : Addresses.Max(address => address.Host) + 1;

    internal int Probes => Lanes.Sum(lane => lane.Probes.Count);
}
