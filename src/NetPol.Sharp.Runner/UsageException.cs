using System;
using System.CommandLine;
using System.Linq;

namespace NetPol.Sharp;

/// <summary>Something that the caller has to do differently: one sentence.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>The first error of a command line, whose text may have several lines, and where to look.</summary>
    internal static UsageException Of(ParseResult parsed, string hint)
    {
        var lines = parsed.Errors[0].Message.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
        return new UsageException($"{string.Join(" ", lines).TrimEnd('.')}; {hint}");
    }
}
