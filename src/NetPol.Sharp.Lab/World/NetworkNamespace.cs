using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetPol.Sharp.Lab.World;

/// <summary>
/// The network namespaces of a world, entered by one thread: sockets belong to the namespace that the thread is in when it makes them,
/// and stay there whoever uses them later.
/// </summary>
internal sealed partial class NetworkNamespace : IDisposable
{
    /// <summary>The world's own namespace, in which the rules are.</summary>
    internal const int Router = -1;

    private const int NewNetwork = 0x40000000; // CLONE_NEWNET

    private readonly SafeFileHandle _router = File.OpenHandle("/proc/self/ns/net");
    private readonly SafeFileHandle?[] _hosts;
    private int _current = Router;

    internal NetworkNamespace(int hosts) => _hosts = new SafeFileHandle?[hosts];

    public void Dispose()
    {
        Enter(Router);
        _router.Dispose();
        foreach (var host in _hosts)
        {
            host?.Dispose();
        }
    }

    internal static string Name(int host) => "h" + host;

    /// <summary>Moves this thread to the namespace of a host, or of the router.</summary>
    /// <exception cref="LabUnavailableException">The kernel refuses.</exception>
    internal void Enter(int host)
    {
        if (host == _current)
        {
            return;
        }

        var handle = host == Router ? _router : _hosts[host] ??= File.OpenHandle("/run/netns/" + Name(host));
        if (SetNamespace(handle, NewNetwork) != 0)
        {
            throw new LabUnavailableException("setns: " + Marshal.GetLastPInvokeErrorMessage());
        }

        _current = host;
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetNamespace(SafeFileHandle descriptor, int type);
}
