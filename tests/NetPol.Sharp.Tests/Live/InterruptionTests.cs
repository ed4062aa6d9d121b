using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NetPol.Sharp.Cli.Live;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Live;

/// <summary>Signals while a cluster is asked: the program is a process of its own, as for a user.</summary>
public sealed class InterruptionTests : IDisposable
{
    private static readonly string s_tool = Path.Combine(AppContext.BaseDirectory, "netpol.dll");

    private readonly LiveFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task SignalWhileApplying_StopsAfterTheRunningPolicy(string signal)
    {
        _folder.Write("x.yaml", LiveFolder.Policy("a", "lb", 80) + LiveFolder.Policy("b", "lb", 80) + LiveFolder.Policy("c", "lb", 80));
        var run = await Interrupt(signal, call => call.IsWrite && call.Path.EndsWith("/b", StringComparison.Ordinal), "apply", _folder.File("x.yaml"));
        Assert.Equal(130, run.ExitCode);
        Assert.EndsWith("interrupted: applied 2 of 3: shop/a, shop/b\nnot applied: shop/c\nrunning the same command again is safe, and does what is left\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(["shop/a", "shop/b"], _folder.Server.Store.Policies);
    }

    [Fact]
    public async Task SignalWhileReading_LeavesTheOldSnapshot()
    {
        _folder.Run("snapshot", "-o", _folder.File("snap"));
        var before = Directory.GetFiles(_folder.File("snap")).Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file))).ToArray();
        _folder.Server.Store.Add(LiveFolder.Pod("web", "10.0.0.1"));
        var run = await Interrupt("TERM", call => call.Path == "api/v1/services", "snapshot", "-o", _folder.File("snap"));
        Assert.Equal((130, "interrupted; nothing was changed\n"), (run.ExitCode, run.Error));
        Assert.Equal(before, Directory.GetFiles(_folder.File("snap")).Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file))));
    }

    [Fact]
    public async Task SignalWhileTrying_AppliesNothing()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("a", "lb", 80) + LiveFolder.Policy("b", "lb", 80));
        var run = await Interrupt("TERM", call => call.IsDryRun && call.Path.EndsWith("/b", StringComparison.Ordinal), "apply", _folder.File("x.yaml"));
        Assert.Equal((130, "interrupted; nothing was changed\n"), (run.ExitCode, run.Error));
        Assert.Empty(_folder.Server.Store.Policies);
    }

    [Fact]
    public async Task SecondSignal_DoesNotWaitForTheAnswer()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("a", "lb", 80) + LiveFolder.Policy("b", "lb", 80));
        var run = await Interrupt("TERM", call => call.IsWrite, ["apply", _folder.File("x.yaml")], times: 2, FakeReply.Late);
        Assert.Equal(130, run.ExitCode);
        Assert.EndsWith("interrupted: applied 0 of 2\nnot known: shop/a; the server may have applied it\nnot applied: shop/b\nrunning the same command again is safe, and does what is left\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignalWhileComputing_EndsTheRun()
    {
        using var interruption = new Interruption();
        var computing = new TaskCompletionSource<int>();
        var run = LiveRun.Wait(computing.Task, interruption);
        Assert.False(run.IsCompleted);
        interruption.Signal();
        await Assert.ThrowsAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Throws<OperationCanceledException>(interruption.Write);
    }

    [Fact]
    public async Task SignalWhileWriting_WaitsForTheEnd()
    {
        using var interruption = new Interruption();
        var work = new TaskCompletionSource<int>();
        var writing = interruption.Write();
        var run = LiveRun.Wait(work.Task, interruption);
        interruption.Signal();
        Assert.False(interruption.End.IsCompleted);
        writing.Dispose();
        work.SetResult(7);
        Assert.True(interruption.End.IsCompleted);
        Assert.Equal(7, await run);
    }

    // The signal is sent while the server works on a request, which then goes on.
    private Task<CommandResult> Interrupt(string signal, Func<FakeCall, bool> at, params string[] args) => Interrupt(signal, at, args, times: 1, reply: null);

    private async Task<CommandResult> Interrupt(string signal, Func<FakeCall, bool> at, string[] args, int times, FakeReply? reply)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", s_tool, .. args, "--kubeconfig", _folder.File("kubeconfig")]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = new Process { StartInfo = start };
        _folder.Server.Instead = call =>
        {
            if (!at(call))
            {
                return null;
            }

            for (var i = 0; i < times; i++)
            {
                using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
                kill.WaitForExit();
                // The handler of the signal runs on another thread of the process; it has a request's time.
                Thread.Sleep(TimeSpan.FromMilliseconds(500));
            }

            return reply;
        };
        process.Start();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output, await error);
    }
}
