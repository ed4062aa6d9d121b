using System.Collections.Generic;

namespace NetPol.Sharp.Algebra;

/// <summary>Connections in a box and in none of some others, and the reasons for what policies say of them.</summary>
internal sealed record Region
{
    internal required Box Box { get; init; }

    internal required IReadOnlyList<Box> Except { get; init; }

    /// <summary>Whether both ends are pods, so that they have to be different ones.</summary>
    internal required bool IsBetweenPods { get; init; }

    /// <summary>The rule that lets the connection out, if one does.</summary>
    internal Admission? LetOutBy { get; init; }

    /// <summary>The rule that lets the connection in, if one does.</summary>
    internal Admission? LetInBy { get; init; }

    /// <summary>The policy that isolates the source, where nothing lets the connection out.</summary>
    internal Isolation? HeldBackBy { get; init; }

    /// <summary>The policy that isolates the destination, where nothing lets the connection in.</summary>
    internal Isolation? KeptOutBy { get; init; }
}
