using System.Collections.Generic;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Lab.Runs;

namespace NetPol.Sharp.Cli.Queries;

/// <summary>A question for packets.</summary>
/// <param name="Query">The question as asked.</param>
/// <param name="Verdicts">The connections that answer it, one a family.</param>
internal sealed record LabQuestion(ConnectionQuery Query, IReadOnlyList<LabVerdict> Verdicts)
{
    /// <summary>Whether the connection works, in every family.</summary>
    internal bool IsAllowed
    {
        get
        {
            foreach (var verdict in Verdicts)
            {
                if (!verdict.IsAllowed)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Whether something else was expected.</summary>
    internal bool HasFailed => Query.ExpectsAllowed is { } expected && expected != IsAllowed;
}
