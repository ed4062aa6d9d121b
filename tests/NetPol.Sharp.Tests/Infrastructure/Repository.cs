using System;
using System.IO;
using System.Reflection;

namespace NetPol.Sharp.Tests.Infrastructure;

/// <summary>Places in the checkout that the tests run in.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot();

    private static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The built program of an example.</summary>
    internal static string ExampleDll(string name) => PathOf("examples", name, "bin", Configuration, "net10.0", name + ".dll");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NetPol.Sharp.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
