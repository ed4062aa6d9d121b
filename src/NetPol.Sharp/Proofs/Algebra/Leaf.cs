namespace NetPol.Sharp.Algebra;

/// <summary>A box all of whose connections are in a region, and what its cheapest connection costs.</summary>
/// <param name="Region">The region.</param>
/// <param name="Box">The box.</param>
/// <param name="IsInOneNamespace">Whether both ends are in one namespace; what is said of the source's then holds for both.</param>
/// <param name="Cost">How many labels, names and addresses the cheapest connection needs.</param>
internal sealed record Leaf(Region Region, Box Box, bool IsInOneNamespace, int Cost);
