using System.Collections.Generic;
using NetPol.Sharp.Cli.Input;

namespace NetPol.Sharp.Cli.Queries;

/// <summary>The answer to a question.</summary>
/// <param name="Query">The question.</param>
/// <param name="Verdict">The verdict.</param>
internal sealed record Answer(ConnectionQuery Query, Verdict Verdict)
{
    /// <summary>The connection and the verdict, a line each.</summary>
    internal required IReadOnlyList<string> Summary { get; init; }

    /// <summary>The explanation.</summary>
    internal required IReadOnlyList<string> Lines { get; init; }

    /// <summary>Both sides of a connection between two ends; <c>null</c> for a route through a Service.</summary>
    internal Explanation? Explanation { get; init; }

    /// <summary>The routes through Services; none for a connection between two ends.</summary>
    internal IReadOnlyList<ServiceExplanation> Services { get; init; } = [];

    /// <summary>Whether something else was expected.</summary>
    internal bool HasFailed => Query.ExpectsAllowed is { } allowed && Verdict != (allowed ? Verdict.Allowed : Verdict.Denied);
}
