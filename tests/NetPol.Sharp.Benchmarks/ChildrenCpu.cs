using System;
using System.Runtime.InteropServices;

namespace NetPol.Sharp.Benchmarks;

/// <summary>
/// The CPU time of all children that have ended. <c>Process.TotalProcessorTime</c> cannot serve: on Unix it throws once the process is gone.
/// </summary>
internal static partial class ChildrenCpu
{
    private const int RusageChildren = -1;

    internal static TimeSpan Total
    {
        get
        {
            if (!OperatingSystem.IsLinux())
            {
                throw new PlatformNotSupportedException("whole-process measures on Linux only, because the layout of rusage is the system's");
            }

            Span<long> usage = stackalloc long[18];
            return GetResourceUsage(RusageChildren, ref usage[0]) == 0
                ? Time(usage[0], usage[1]) + Time(usage[2], usage[3])
                : throw new InvalidOperationException("getrusage failed");
        }
    }

    private static TimeSpan Time(long seconds, long microseconds) => TimeSpan.FromSeconds(seconds) + TimeSpan.FromMicroseconds(microseconds);

    // struct rusage of 64-bit Linux is 18 longs: user seconds and microseconds, system seconds and microseconds, 14 counters.
    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetResourceUsage(int who, ref long usage);
}
