using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace NetPol.Sharp.Live;

/// <summary>Which groups and versions the cluster has. Without asking, a kind that it does not have and one that may not be read look alike: both are forbidden.</summary>
internal sealed class ServedApis
{
    private readonly HashSet<string>? _served;

    private ServedApis(HashSet<string>? served) => _served = served;

    internal static async Task<ServedApis> ReadAsync(ApiConnection connection, CancellationToken cancellation)
    {
        var answer = await connection.SendAsync(ApiRequest.Get("apis"), cancellation).ConfigureAwait(false);
        return new ServedApis(answer.IsSuccess && answer.Body["groups"] is JsonArray groups
            ? [.. groups.SelectMany(group => (group?["versions"] as JsonArray) ?? []).Select(version => version?["groupVersion"]?.ToString() ?? "")]
            : null);
    }

    /// <summary>Whether the cluster has a kind, as far as that is known.</summary>
    internal bool Have(ResourceKind kind) => kind.Group.Length == 0 || _served?.Contains(kind.ApiVersion) != false;
}
