using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Sets of policies in a cluster.</summary>
public static class ClusterExtensions
{
    /// <summary>The cluster with the policies of sets, as if they were applied to it.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="sets">The sets.</param>
    /// <exception cref="PolicyException">A set cannot be emitted, see <see cref="PolicyWorld.Of(PolicySet[])"/>.</exception>
    public static Cluster With(this Cluster cluster, params PolicySet[] sets) =>
        Literal.NotNull(cluster, "The cluster").With(PolicyWorld.Of(Literal.NotNull(sets, "The list of sets")).NetworkPolicies);
}
