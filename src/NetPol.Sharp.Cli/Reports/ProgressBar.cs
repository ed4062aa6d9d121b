using System;
using System.Threading;
using System.Threading.Tasks;
using NetPol.Sharp.Manifests;
using Spectre.Console;

namespace NetPol.Sharp.Cli.Reports;

/// <summary>Shows how far a run has come, once it takes over a second and somebody looks.</summary>
internal sealed class ProgressBar : IReadingProgress
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(100);

    private int _total;
    private int _done;

    /// <summary>There is this much more to do.</summary>
    public void Expect(int steps) => Interlocked.Add(ref _total, steps);

    /// <summary>One step is done.</summary>
    public void Step() => Interlocked.Increment(ref _done);

    /// <summary>Runs the work, with a bar on standard error where that is a terminal.</summary>
    internal static T Over<T>(Surroundings surroundings, Func<ProgressBar, T> work)
    {
        var bar = new ProgressBar();
        if (!surroundings.ShowsProgress)
        {
            return work(bar);
        }

        var task = Task.Run(() => work(bar));
        if (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(s_patience))
        {
            bar.Show(surroundings, task);
        }

        return task.GetAwaiter().GetResult();
    }

    private void Show(Surroundings surroundings, Task task)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Error) });
        console.Progress().AutoClear(enabled: true).Start(context =>
        {
            var shown = context.AddTask("judging");
            do
            {
                shown.MaxValue = Math.Max(Volatile.Read(ref _total), 1);
                shown.Value = Volatile.Read(ref _done);
            }
            while (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(s_step));
        });
    }
}
