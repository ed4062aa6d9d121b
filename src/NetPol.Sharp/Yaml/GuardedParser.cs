using System;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetPol.Sharp.Yaml;

/// <summary>
/// YamlDotNet's parser throws other exceptions than its own on some malformed texts (InvalidOperationException at the end of broken
/// flow collections, for one). They mean the same: the text is not YAML.
/// </summary>
internal sealed class GuardedParser(IParser parser) : IParser
{
    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new ManifestException(parser.Current?.End ?? Mark.Empty, "Not YAML: it cannot be understood from here on", isSyntax: true);
        }
    }
}
