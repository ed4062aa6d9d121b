using System;
using YamlDotNet.Core;

namespace NetPol.Sharp.Yaml;

/// <summary>A document that cannot be read, and where in it.</summary>
internal sealed class ManifestException(Mark mark, string message, bool isSyntax = false) : Exception(message)
{
    internal Mark Mark { get; } = mark;

    /// <summary>Whether the text is no YAML at all, as far as the parser can tell.</summary>
    internal bool IsSyntax { get; } = isSyntax;
}
