using System.Collections.Generic;

namespace NetPol.Sharp;

/// <summary>What the command line of a policy program asks for.</summary>
internal sealed record EmitOptions
{
    /// <summary>The folder of <c>--output</c>; <c>null</c> to print.</summary>
    internal string? Folder { get; init; }

    /// <summary>Whether to compare with the folder instead of writing.</summary>
    internal bool Check { get; init; }

    /// <summary>Whether to emit a world whose assertions are violated or not proven.</summary>
    internal bool AllowUnproven { get; init; }

    /// <summary>Files of <c>--beside</c>: policies that others have in the cluster, which count when assertions are proven; <c>null</c> for none.</summary>
    internal string? Beside { get; init; }

    /// <summary>The sets of <c>--set</c>; empty for all.</summary>
    internal IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>The cluster of <c>--cluster</c>; <c>null</c> for all.</summary>
    internal string? Cluster { get; init; }
}
