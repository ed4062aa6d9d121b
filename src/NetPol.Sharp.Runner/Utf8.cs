using System.Text;

namespace NetPol.Sharp;

/// <summary>The encoding of everything that is written.</summary>
internal static class Utf8
{
    internal static UTF8Encoding WithoutMark { get; } = new(encoderShouldEmitUTF8Identifier: false);
}
