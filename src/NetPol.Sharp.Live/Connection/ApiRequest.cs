using System.Net.Http;
using System.Text.Json.Nodes;

namespace NetPol.Sharp.Live;

/// <summary>A request to the API server. All that are made may be repeated: lists, gets, server-side apply, and deletes.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query, without a slash in front.</param>
/// <param name="Body">What is sent; <c>null</c> for nothing.</param>
/// <param name="ContentType">What the body is.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path, JsonObject? Body = null, string ContentType = "application/json")
{
    internal static ApiRequest Get(string path) => new(HttpMethod.Get, path);
}
