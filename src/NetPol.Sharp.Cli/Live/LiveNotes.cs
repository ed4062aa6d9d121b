using System.IO;
using System.Linq;
using NetPol.Sharp.Live;

namespace NetPol.Sharp.Cli.Live;

/// <summary>What a reader of a comparison with a cluster should know about it, on standard error.</summary>
internal static class LiveNotes
{
    internal static void Write(LiveWorld live, TextWriter error)
    {
        foreach (var sentence in live.Unreadable)
        {
            error.WriteLine("note: missing: " + sentence);
        }

        if (live.Unreadable.Any())
        {
            error.WriteLine("note: without it the comparison is for every pod that could exist");
        }

        foreach (var problem in live.Problems)
        {
            error.WriteLine($"note: an object of the cluster is left out: {problem}");
        }
    }
}
