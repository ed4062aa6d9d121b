using System.Collections.Generic;
using NetPol.Sharp.Cli.Projects;
using NetPol.Sharp.Live;

namespace NetPol.Sharp.Cli.Live;

/// <summary>The policies that are to be in a cluster.</summary>
/// <param name="Policies">The policies, in the order in which they are applied.</param>
/// <param name="Project">The project that they are of; <c>null</c> for those in files.</param>
internal sealed record RequestedPolicies(IReadOnlyList<DesiredPolicy> Policies, EmittedPolicies? Project);
