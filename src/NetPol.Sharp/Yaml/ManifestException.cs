using System;
using YamlDotNet.Core;

namespace NetPol.Sharp.Yaml;

/// <summary>A document that cannot be read, and where in it.</summary>
internal sealed class ManifestException(Mark mark, string message) : Exception(message)
{
    internal Mark Mark { get; } = mark;
}
