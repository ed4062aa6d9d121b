using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;

namespace NetPol.Sharp.Lab;

/// <summary>Whoever is interrupted ends its world first, and then itself in an orderly way. The world would end without this too, but leave its process to init and the runtime's sockets in /tmp.</summary>
internal sealed class WorldSignals : IDisposable
{
    // What a shell adds to the number of the signal that ended a program.
    private const int ExitCodeOfSignals = 128;

    private static readonly (PosixSignal Signal, int Number)[] s_signals = [(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGQUIT, 3), (PosixSignal.SIGTERM, 15)];

    private static readonly TimeSpan s_last = TimeSpan.FromSeconds(5);

    private readonly PosixSignalRegistration[] _registrations;
    private volatile bool _isInterrupted;

    internal WorldSignals(Process world) => _registrations =
    [
        .. s_signals.Select(signal => PosixSignalRegistration.Create(signal.Signal, context =>
        {
            _isInterrupted = context.Cancel = true;
            End(world);
            Environment.Exit(ExitCodeOfSignals + signal.Number);
        })),
    ];

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    /// <summary>Ends a world: its first process dies with unshare, and all others with it.</summary>
    internal static void End(Process world)
    {
        world.Kill();
        world.WaitForExit();
    }

    /// <summary>After an interruption this process is about to end; nothing should be said meanwhile.</summary>
    internal void WaitForEndIfInterrupted()
    {
        if (_isInterrupted)
        {
            Thread.Sleep(s_last);
        }
    }
}
