using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NetPol.Sharp.Discovery;
using NetPol.Sharp.Platforms;

namespace NetPol.Sharp;

/// <summary>Where the sets of a run come from.</summary>
/// <param name="Description">What the help says they are.</param>
/// <param name="Read">Has them read, which may run code that throws.</param>
internal sealed record PolicySource(string Description, Func<IReadOnlyList<ClusterSets>> Read)
{
    /// <summary>Whether they are those of an assembly: of any number of clusters, and none of them empty by mistake.</summary>
    internal bool IsAssembly { get; init; }

    /// <summary>The platforms that the policies are for.</summary>
    internal PlatformDeclarations Platforms { get; init; } = PlatformDeclarations.None;

    internal static PolicySource Of(IReadOnlyList<NamedSet> sets) =>
        new(string.Join(", ", sets.Select(set => set.Name)), () => [new ClusterSets("", sets)]) { Platforms = AssemblyPlatforms.Of(Assembly.GetEntryAssembly()) };

    internal static PolicySource Of(AssemblyPolicies policies) => new(policies.Name, () => policies.Read()) { IsAssembly = true, Platforms = policies.Platforms };
}
