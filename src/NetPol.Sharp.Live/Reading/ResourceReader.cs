using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace NetPol.Sharp.Live;

/// <summary>Reads all objects of a kind, page by page.</summary>
internal sealed class ResourceReader(ApiConnection connection)
{
    private const string SystemNamespace = "kube-system";
    private const int PageSize = 500, MaxStarts = 4;

    /// <summary>The objects, by namespace and name; none if the cluster has no such kind.</summary>
    /// <exception cref="UnreadableException">They may not be read.</exception>
    internal async Task<IReadOnlyList<LiveObject>> ReadAsync(ResourceKind kind, CancellationToken cancellation)
    {
        var items = kind.Names is { } names
            ? await GetAsync(kind, names, cancellation).ConfigureAwait(false)
            : await ListAsync(kind, cancellation).ConfigureAwait(false);
        return [.. items.Select(item => LiveObject.Of(kind, item)).OrderBy(item => item.Namespace, StringComparer.Ordinal).ThenBy(item => item.Name, StringComparer.Ordinal)];
    }

    private async Task<List<JsonObject>> GetAsync(ResourceKind kind, string[] names, CancellationToken cancellation)
    {
        var items = new List<JsonObject>();
        foreach (var name in names)
        {
            var answer = await connection.SendAsync(ApiRequest.Get($"{kind.Path(SystemNamespace)}/{name}"), cancellation).ConfigureAwait(false);
            if (answer.Code == HttpStatusCode.Forbidden)
            {
                throw new UnreadableException($"get {kind.Plural} in namespace '{SystemNamespace}': ask for a Role with verb get on {kind.Resource} ({string.Join(", ", names)})");
            }

            if (answer.Code != HttpStatusCode.NotFound)
            {
                items.Add(Success(answer, $"get {kind.Plural} '{name}'"));
            }
        }

        return items;
    }

    private async Task<List<JsonObject>> ListAsync(ResourceKind kind, CancellationToken cancellation)
    {
        // A list is a moment of the cluster that the server remembers for some minutes; when it has forgotten it, the pages so far are of no use.
        for (var start = 1; ; start++)
        {
            var (items, code) = await PagesAsync(kind, cancellation).ConfigureAwait(false);
            if (items is not null)
            {
                return items;
            }

            if (start == MaxStarts)
            {
                throw new LiveException(string.Create(CultureInfo.InvariantCulture, $"{connection.Server} forgets the list of {kind.Resource} while it is read ({(int)code} {code}), {MaxStarts} times in a row; try again later"));
            }
        }
    }

    /// <summary>The items of all pages; <c>null</c> when the server did not know the list any more in between, and how it said so.</summary>
    private async Task<(List<JsonObject>? Items, HttpStatusCode Code)> PagesAsync(ResourceKind kind, CancellationToken cancellation)
    {
        var items = new List<JsonObject>();
        var path = $"{kind.Path()}?limit={PageSize}";
        for (var rest = ""; ;)
        {
            var answer = await connection.SendAsync(ApiRequest.Get(rest.Length == 0 ? path : $"{path}&continue={Uri.EscapeDataString(rest)}"), cancellation).ConfigureAwait(false);
            switch (answer.Code)
            {
                case HttpStatusCode.Gone:
                case HttpStatusCode.NotFound when rest.Length > 0:
                    return (null, answer.Code);
                case HttpStatusCode.NotFound:
                    // There is no such kind.
                    return ([], answer.Code);
                case HttpStatusCode.Forbidden:
                    throw new UnreadableException($"list {kind.Plural} at the cluster scope: ask for a ClusterRole with verbs get, list on {kind.Resource}");
            }

            var page = Success(answer, $"list {kind.Resource}");
            items.AddRange(((page["items"] as JsonArray) ?? []).OfType<JsonObject>());
            rest = page["metadata"]?["continue"]?.ToString() ?? "";
            if (rest.Length == 0)
            {
                return (items, answer.Code);
            }
        }
    }

    private JsonObject Success(ApiAnswer answer, string what) => answer.IsSuccess
        ? answer.Body
        : throw new LiveException($"{connection.Server} does not {what} ({answer.Status.Words}); try again later");
}
