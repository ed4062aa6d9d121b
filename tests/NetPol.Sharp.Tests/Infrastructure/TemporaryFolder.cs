using System;
using System.IO;
using System.Linq;

namespace NetPol.Sharp.Tests.Infrastructure;

/// <summary>A folder outside the repository that goes when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("netpol-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    internal string File(string name) => System.IO.Path.Combine(Path, name);

    internal string[] FileNames(string folder = "") =>
        [.. Directory.GetFiles(File(folder)).Select(System.IO.Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
}
