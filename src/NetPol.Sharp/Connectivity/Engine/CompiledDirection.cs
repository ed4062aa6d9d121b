namespace NetPol.Sharp.Engine;

/// <summary>One direction of a policy.</summary>
/// <param name="Isolates">Whether the policy isolates the pods that it selects.</param>
/// <param name="Rules">What it admits.</param>
internal sealed record CompiledDirection(bool Isolates, CompiledRule[] Rules)
{
    /// <summary>A direction in which the policy does nothing.</summary>
    internal static CompiledDirection Inert { get; } = new(Isolates: false, []);
}
