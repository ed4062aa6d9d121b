using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Cli.Queries;
using NetPol.Sharp.Lab.Plans;
using NetPol.Sharp.Lab.Runs;

namespace NetPol.Sharp.Cli.Reports.Lab;

/// <summary>What came out of a lab.</summary>
/// <param name="Run">What packets say.</param>
/// <param name="Differences">What the engine says otherwise.</param>
/// <param name="Questions">The questions of <c>--queries</c>, answered.</param>
/// <param name="ShowsRuleset">Whether the rules are asked for.</param>
internal sealed record LabReport(LabRun Run, IReadOnlyList<LabVerdict> Differences, IReadOnlyList<LabQuestion> Questions, bool ShowsRuleset)
{
    /// <summary>Whether every packet could be judged, and engine and expectations agree with all of them.</summary>
    internal bool IsFine => Differences.Count == 0 && Run.Verdicts.All(verdict => verdict.IsMeasured) && !Questions.Any(question => question.HasFailed);

    internal int Count(Outcome outcome) => Run.Verdicts.Count(verdict => verdict.Outcome == outcome);
}
