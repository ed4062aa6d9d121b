using System.Collections.Generic;

namespace NetPol.Sharp.Live;

/// <summary>A policy that the cluster has otherwise than it is written.</summary>
/// <param name="Desired">The policy as written.</param>
/// <param name="Fields">The fields that differ.</param>
internal sealed record ChangedPolicy(DesiredPolicy Desired, IReadOnlyList<string> Fields);
