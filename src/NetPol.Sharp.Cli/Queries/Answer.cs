using System.Collections.Generic;
using NetPol.Sharp.Cli.Input;

namespace NetPol.Sharp.Cli.Queries;

/// <summary>The answer to a question.</summary>
/// <param name="Query">The question.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Summary">The connection and the verdict, one line.</param>
/// <param name="Lines">The explanation.</param>
internal sealed record Answer(ConnectionQuery Query, Verdict Verdict, string Summary, IReadOnlyList<string> Lines)
{
    /// <summary>Both sides of a connection between two ends; <c>null</c> for a route through a Service.</summary>
    internal Explanation? Explanation { get; init; }

    /// <summary>The route through a Service; <c>null</c> for a connection between two ends.</summary>
    internal ServiceExplanation? Service { get; init; }

    /// <summary>Whether something else was expected.</summary>
    internal bool HasFailed => Query.ExpectsAllowed is { } allowed && Verdict != (allowed ? Verdict.Allowed : Verdict.Denied);
}
