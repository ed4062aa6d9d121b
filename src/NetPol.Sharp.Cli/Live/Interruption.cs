using System;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace NetPol.Sharp.Cli.Live;

/// <summary>Ctrl-C and SIGTERM while a cluster is asked: the first one asks to stop, the second one stops whatever runs, and the third one the program.</summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>The exit code of a run that somebody stopped, as shells have it for Ctrl-C.</summary>
    internal const int ExitCode = 130;

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly PosixSignalRegistration[] _signals;
    private int _count;
    private bool _writes;

    internal Interruption() => _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];

    /// <summary>Ends what may end at any time, and what goes on step by step after the running one.</summary>
    internal CancellationToken Stop => _stop.Token;

    /// <summary>Ends the running step, too.</summary>
    internal CancellationToken Abort => _abort.Token;

    /// <summary>Is done once somebody wants the run to end, and it writes nothing.</summary>
    internal Task End => _end.Task;

    /// <summary>Starts what must not be left half-way; the run then ends by itself.</summary>
    /// <returns>Ends it.</returns>
    /// <exception cref="OperationCanceledException">Somebody wants the run to end.</exception>
    internal IDisposable Write()
    {
        lock (_lock)
        {
            Stop.ThrowIfCancellationRequested();
            _writes = true;
            return new Writing(this);
        }
    }

    /// <summary>Ends what was started with <see cref="Write"/>.</summary>
    internal void EndWriting()
    {
        lock (_lock)
        {
            _writes = false;
            if (_count > 0)
            {
                _end.TrySetResult();
            }
        }
    }

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _stop.Dispose();
        _abort.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        Signal();
    }

    /// <summary>Does what a signal does.</summary>
    internal void Signal()
    {
        int count;
        lock (_lock)
        {
            count = ++_count;
            if (!_writes)
            {
                _end.TrySetResult();
            }
        }

        switch (count)
        {
            case 1:
                _stop.Cancel();
                break;
            case 2:
                _abort.Cancel();
                break;
            default:
                // Whoever asks three times is not to wait for anything.
                Environment.Exit(ExitCode);
                break;
        }
    }
}
