using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NetPol.Sharp.Live;

/// <summary>Does one step after the other, stops at the first that fails, and knows at any time how far it came.</summary>
internal static class ApplyRunner
{
    /// <summary>Does the steps.</summary>
    /// <param name="steps">The steps, in order.</param>
    /// <param name="report">Is told of every step that is done.</param>
    /// <param name="stop">Ends the run between two steps.</param>
    /// <param name="abort">Ends it at once; what becomes of the running step is then not known.</param>
    internal static async Task<ApplyResult> RunAsync(IReadOnlyList<ApplyStep> steps, Action<ApplyStep> report, CancellationToken stop, CancellationToken abort)
    {
        var done = new List<PolicyKey>();
        foreach (var step in steps)
        {
            if (stop.IsCancellationRequested)
            {
                return Result(unknown: null, []);
            }

            try
            {
                var answer = await step.Run(abort).ConfigureAwait(false);
                if (answer.Refusal.Count > 0)
                {
                    return Result(answer.MayBeDone ? step.Key : null, answer.Refusal);
                }
            }
            catch (LiveException exception)
            {
                return Result(exception.MayBeDone ? step.Key : null, [exception.Message]);
            }
            catch (OperationCanceledException)
            {
                return Result(step.Key, []);
            }

            done.Add(step.Key);
            report(step);
        }

        return Result(unknown: null, []);

        ApplyResult Result(PolicyKey? unknown, IReadOnlyList<string> problems) =>
            new(done, unknown, [.. steps.Skip(done.Count + (unknown is null ? 0 : 1)).Select(step => step.Key)], problems);
    }
}
