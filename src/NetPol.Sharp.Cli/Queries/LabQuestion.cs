using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Lab.Runs;

namespace NetPol.Sharp.Cli.Queries;

/// <summary>A question for packets.</summary>
/// <param name="Query">The question as asked.</param>
/// <param name="Verdicts">The connections that answer it, one a family.</param>
internal sealed record LabQuestion(ConnectionQuery Query, IReadOnlyList<LabVerdict> Verdicts)
{
    /// <summary>Whether the connection works, in every family.</summary>
    internal bool IsAllowed => Verdicts.All(verdict => verdict.IsAllowed);

    /// <summary>Whether something else was expected.</summary>
    internal bool HasFailed => Query.ExpectsAllowed is { } expected && (expected != IsAllowed || !IsMeasured);

    private bool IsMeasured => Verdicts.All(verdict => verdict.IsMeasured);
}
