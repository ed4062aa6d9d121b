using System.IO;

namespace NetPol.Sharp.Cli;

/// <summary>What the tool touches besides its arguments and files.</summary>
/// <param name="Input">What the path '-' reads.</param>
/// <param name="Output">Where results go.</param>
/// <param name="Error">Where sentences for people go.</param>
internal sealed record Surroundings(Stream Input, TextWriter Output, TextWriter Error)
{
    /// <summary>Whether results may be coloured: somebody looks at them.</summary>
    internal bool Colours { get; init; }

    /// <summary>Whether somebody looks at <see cref="Error"/> and may be shown how far a long run has come.</summary>
    internal bool ShowsProgress { get; init; }
}
