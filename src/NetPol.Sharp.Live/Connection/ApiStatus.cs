using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Live;

/// <summary>Why the API server does not do something: an object of kind <c>Status</c>.</summary>
/// <param name="Code">The status of HTTP.</param>
/// <param name="Reason">A word for programs, as <c>Invalid</c>.</param>
/// <param name="Message">A sentence for people, in one line.</param>
/// <param name="Kind">The kind or resource that it is about, as <c>namespaces</c>.</param>
/// <param name="Name">The name of the object that it is about.</param>
/// <param name="Causes">What is wrong in detail.</param>
internal sealed record ApiStatus(HttpStatusCode Code, string Reason, string Message, string Kind, string Name, IReadOnlyList<ApiCause> Causes)
{
    /// <summary>The code with its word, and what the server says: <c>500 InternalError: etcd is away</c>.</summary>
    internal string Words => string.Create(CultureInfo.InvariantCulture, $"{(int)Code} {Reason}{(Message.Length > 0 ? ": " + Message : "")}");

    internal static ApiStatus Of(ApiAnswer answer)
    {
        var details = answer.Body["details"] as JsonObject;
        return new ApiStatus(
            answer.Code,
            Text(answer.Body["reason"]) is { Length: > 0 } reason ? reason : answer.Code.ToString(),
            Model.Message.OneLine(Text(answer.Body["message"])).TrimEnd('.', ' '),
            Text(details?["kind"]),
            Text(details?["name"]),
            [.. ((details?["causes"] as JsonArray) ?? []).OfType<JsonObject>().Select(cause => new ApiCause(Text(cause["field"]), Model.Message.OneLine(Text(cause["message"])).TrimEnd('.', ' ')))]);
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
