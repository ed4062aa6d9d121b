using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace NetPol.Sharp.Cli.Live;

/// <summary>Ctrl-C and SIGTERM while a cluster is asked: the first one asks to stop, the second one stops whatever runs.</summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>The exit code of a run that somebody stopped, as shells have it for Ctrl-C.</summary>
    internal const int ExitCode = 130;

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly PosixSignalRegistration[] _signals;

    internal Interruption() => _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];

    /// <summary>Ends what may end at any time, and what goes on step by step after the running one.</summary>
    internal CancellationToken Stop => _stop.Token;

    /// <summary>Ends the running step, too.</summary>
    internal CancellationToken Abort => _abort.Token;

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
        (_stop.IsCancellationRequested ? _abort : _stop).Cancel();
    }
}
