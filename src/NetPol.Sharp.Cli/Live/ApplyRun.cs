using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Reports.Proofs;
using NetPol.Sharp.Live;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Live;

/// <summary>
/// Applies policies to a cluster. All of them are tried by the server, and what would come of them is judged, before the first one is written.
/// </summary>
internal sealed class ApplyRun(ApplyRequest request, LiveCluster cluster, Interruption interruption, ClusterArguments habits, ParseResult parsed, Surroundings surroundings)
{
    private readonly PolicyWriter _writer = new(cluster.Connection, request.Manager.Name, request.Forces);

    internal async Task<int> RunAsync()
    {
        var live = new LiveWorld(LiveRun.Read(cluster, ResourceKinds.OfConnections, interruption, surroundings));
        LiveNotes.Write(live, surroundings.Error);
        PlatformNote.Write(habits, parsed, surroundings.Error);
        var stale = live.Stale(request.Manager, [.. request.Policies.Select(policy => policy.Key)]);
        LiveObject[] gone = request.Prunes ? [.. stale.Where(policy => policy.Keeper is null).Select(policy => policy.Policy)] : [];
        if (await TryAsync(live, gone).ConfigureAwait(false) is not { } plan)
        {
            surroundings.Error.WriteLine("nothing was applied");
            return ExitCodes.Different;
        }

        Say(plan, stale);
        var steps = Steps(live, plan, gone);
        var after = After(live, plan, gone);
        if (!IsAllowed(live, after, isChange: steps.Count > 0))
        {
            surroundings.Error.WriteLine("nothing was applied");
            return ExitCodes.Different;
        }

        if (request.IsDryRun || steps.Count == 0)
        {
            surroundings.Error.WriteLine(steps.Count == 0 ? $"nothing to do: the cluster has all {OutputPlan.Count(plan.Count, "policy", "policies")}" : "dry run: nothing was applied");
            return ExitCodes.Fine;
        }

        using (interruption.Write())
        {
            var result = await ApplyRunner.RunAsync(steps, Done, interruption.Stop, interruption.Abort).ConfigureAwait(false);
            return Conclude(result, steps);
        }
    }

    /// <summary>Has the server try everything.</summary>
    /// <returns>What would come of it; <c>null</c> if it refuses something, which was said then.</returns>
    private async Task<List<PlannedPolicy>?> TryAsync(LiveWorld live, IReadOnlyList<LiveObject> gone)
    {
        var plan = new List<PlannedPolicy>();
        var refusals = new List<string>();
        foreach (var policy in request.Policies)
        {
            var answer = await _writer.ApplyAsync(policy, isDryRun: true, interruption.Stop).ConfigureAwait(false);
            refusals.AddRange(answer.Refusal);
            if (answer.Object is { } made)
            {
                plan.Add(new PlannedPolicy(policy, live.Policies.GetValueOrDefault(policy.Key), made, request.Manager.Name));
            }
        }

        foreach (var policy in gone)
        {
            refusals.AddRange((await _writer.DeleteAsync(policy, isDryRun: true, interruption.Stop).ConfigureAwait(false)).Refusal);
        }

        foreach (var line in refusals)
        {
            surroundings.Error.WriteLine("error: " + line);
        }

        return refusals.Count == 0 ? [.. ApplyOrder.Of(plan, live.Models)] : null;
    }

    private void Say(List<PlannedPolicy> plan, IReadOnlyList<StalePolicy> stale)
    {
        foreach (var policy in plan.Where(policy => !policy.IsUnchanged))
        {
            surroundings.Output.WriteLine($"{policy.Word} {policy.Desired.Key}");
        }

        foreach (var policy in stale)
        {
            surroundings.Output.WriteLine(policy.Keeper is { } why ? $"keep {policy.Policy.PolicyKey}: {why}"
                : request.Prunes ? $"delete {policy.Policy.PolicyKey}"
                : $"keep {policy.Policy.PolicyKey}: it was applied earlier and is not among these policies; --prune deletes it");
        }

        if (plan.Count(policy => policy.IsUnchanged) is var unchanged and > 0)
        {
            surroundings.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"unchanged: {unchanged}"));
        }

        surroundings.Output.Flush();
    }

    private List<ApplyStep> Steps(LiveWorld live, List<PlannedPolicy> plan, IReadOnlyList<LiveObject> gone) =>
    [
        .. plan.Where(policy => !policy.IsUnchanged).Select(policy => new ApplyStep(policy.PastWord, policy.Desired.Key, cancellation => _writer.ApplyAsync(policy.Desired, isDryRun: false, cancellation))
        {
            Policy = policy,
            IsIsolating = ApplyOrder.Isolates(policy, live.Models),
        }),
        .. gone.Select(policy => new ApplyStep("deleted", policy.PolicyKey, cancellation => _writer.DeleteAsync(policy, isDryRun: false, cancellation))),
    ];

    private static IReadOnlyList<NetworkPolicy> After(LiveWorld live, List<PlannedPolicy> plan, IReadOnlyList<LiveObject> gone) =>
        live.With(plan.Select(policy => (policy.Desired.Key, policy.Model)), gone.Select(policy => policy.PolicyKey));

    private bool IsAllowed(LiveWorld live, IReadOnlyList<NetworkPolicy> after, bool isChange)
    {
        var isWidened = false;
        if (isChange)
        {
            var change = WorldChange.Between(live, after, request.Pods, habits, parsed);
            change.Write(surroundings.Output, surroundings.Error);
            isWidened = change.IsWidened;
        }

        var report = new ProofReport(Prover.Prove(after, request.Assertions, habits.Habits(parsed)), [], 0);
        if (!report.IsFine)
        {
            ProofText.Write(new ProofReport([.. report.Proofs.Where(proof => proof.Verdict != ProofVerdict.Holds)], [], 0), surroundings.Output);
            surroundings.Output.Flush();
            surroundings.Error.WriteLine("error: an assertion does not hold with these policies and the others of the cluster");
            return false;
        }

        var own = request.Policies.Select(policy => policy.Key).ToHashSet();
        if (request.Project?.ProveBeside(after.Where(policy => !own.Contains(new PolicyKey(policy.Metadata.Namespace.Text, policy.Metadata.Name))), surroundings, interruption.Stop) is { } exitCode and not ExitCodes.Fine)
        {
            surroundings.Error.WriteLine(exitCode == ExitCodes.Different
                ? "error: an assertion of the project does not hold with these policies and the others of the cluster"
                : "error: the assertions of the project could not be proven with the other policies of the cluster");
            return false;
        }

        if (isWidened && request.FailsOnWidened)
        {
            surroundings.Error.WriteLine("error: something new would become possible, which --fail-on widened does not let pass");
            return false;
        }

        return true;
    }

    private void Done(ApplyStep step)
    {
        surroundings.Output.WriteLine($"{step.Word} {step.Key}");
        surroundings.Output.Flush();
    }

    private int Conclude(ApplyResult result, List<ApplyStep> steps)
    {
        foreach (var line in result.Problems)
        {
            surroundings.Error.WriteLine("error: " + line);
        }

        if (result.IsComplete)
        {
            surroundings.Error.WriteLine($"applied all {OutputPlan.Count(steps.Count, "change", "changes")}");
            return ExitCodes.Fine;
        }

        var isInterrupted = interruption.Stop.IsCancellationRequested && result.Problems.Count == 0;
        surroundings.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isInterrupted ? "interrupted: " : "")}applied {result.Done.Count} of {steps.Count}{Names(": ", result.Done)}"));
        if (result.Unknown is { } unknown)
        {
            surroundings.Error.WriteLine($"not known: {unknown}; the server may have applied it");
        }

        if (result.NotDone.Count > 0)
        {
            surroundings.Error.WriteLine("not applied" + Names(": ", result.NotDone));
        }

        if (result.HalfOpen(steps) is { Count: > 0 } namespaces)
        {
            surroundings.Error.WriteLine($"{string.Join(", ", namespaces)}: policies isolate pods whose other policies are not applied yet; run it again soon");
        }

        surroundings.Error.WriteLine("running the same command again is safe, and does what is left");
        return isInterrupted ? Interruption.ExitCode : ExitCodes.Different;
    }

    private static string Names(string before, IReadOnlyList<PolicyKey> keys) => keys.Count == 0 ? "" : before + string.Join(", ", keys);
}
