using System.Collections.Specialized;
using System.Text.Json.Nodes;

namespace NetPol.Sharp.Tests.Live;

/// <summary>A request that arrived.</summary>
/// <param name="Number">Which one it is, counted from 1.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, without a slash in front.</param>
/// <param name="Query">The query.</param>
/// <param name="Body">What was sent.</param>
internal sealed record FakeCall(int Number, string Method, string Path, NameValueCollection Query, JsonObject? Body)
{
    internal bool IsDryRun => Query["dryRun"] == "All" || Body?["dryRun"] is JsonArray;

    /// <summary>Whether it would change something.</summary>
    internal bool IsWrite => Method != "GET" && !IsDryRun;
}
