using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace NetPol.Sharp.Cli.Projects;

/// <summary>Evaluates an assembly in a process of its own, with the version of the library that it was built with.</summary>
internal static class HostProcess
{
    /// <summary>Where the host is. No library is beside it, because it would be taken for the project's.</summary>
    internal static string Host { get; } = Path.Combine(AppContext.BaseDirectory, "host", "NetPol.Sharp.Host.dll");

    internal static int Run(BuiltAssembly assembly, IEnumerable<string> arguments, Surroundings surroundings, CancellationToken cancellation = default)
    {
        // Libraries leave what they need in the folder of packages.
        var packages = assembly.Packages.Length > 0 ? assembly.Packages : DefaultPackages();
        string[] probing = packages.Length > 0 && Directory.Exists(packages) ? ["--additionalprobingpath", packages.TrimEnd('/', '\\')] : [];
        return DotnetProcess.Run(["exec", .. probing, Host, assembly.Path, .. arguments], surroundings.Output, surroundings.Error, cancellation);
    }

    private static string DefaultPackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
