using System.CommandLine;
using System.IO;
using NetPol.Sharp.Cli.Input;

namespace NetPol.Sharp.Cli.Live;

/// <summary>For which network plugin a cluster is judged, on standard error.</summary>
internal static class PlatformNote
{
    internal static void Write(ClusterArguments habits, ParseResult parsed, TextWriter error)
    {
        if (habits.Unusual(parsed) is { Count: > 0 } unusual)
        {
            error.WriteLine("note: for " + (habits.DeclaredWords(parsed) is { } declared
                ? string.Join(", ", [declared, .. unusual])
                : "a network plugin with " + string.Join(", ", unusual)));
        }
        else if (habits.DeclaredWords(parsed) is { } declared)
        {
            error.WriteLine("note: for " + declared);
        }

        habits.SayPlatform(parsed, error);
    }
}
