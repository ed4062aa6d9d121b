namespace NetPol.Sharp.Algebra;

/// <summary>Connections that an assertion is about.</summary>
/// <param name="Box">The connections.</param>
/// <param name="IsFromPods">Whether they come from pods.</param>
/// <param name="IsToPods">Whether they go to pods.</param>
internal sealed record AssertionBox(Box Box, bool IsFromPods, bool IsToPods)
{
    /// <summary>Whether both ends are pods.</summary>
    internal bool IsBetweenPods => IsFromPods && IsToPods;
}
