using System.Linq;
using System.Text.Json.Nodes;

namespace NetPol.Sharp.Tests.Live;

/// <summary>What the server answers.</summary>
/// <param name="Code">The status of HTTP.</param>
/// <param name="Body">The body.</param>
internal sealed record FakeReply(int Code, JsonNode Body)
{
    internal string? RetryAfter { get; init; }

    /// <summary>Whether the connection is cut in the middle of the body.</summary>
    internal bool IsCut { get; init; }

    /// <summary>Whether it comes only when the server ends.</summary>
    internal bool IsLate { get; init; }

    internal static FakeReply Cut { get; } = new(200, new JsonObject { ["text"] = new string('x', 1000) }) { IsCut = true };

    internal static FakeReply Late { get; } = new(200, new JsonObject()) { IsLate = true };

    /// <summary>An object of kind Status.</summary>
    internal static FakeReply Status(int code, string reason, string message, string kind = "", string name = "", params (string Field, string Message)[] causes) => new(code, new JsonObject
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["status"] = "Failure",
        ["reason"] = reason,
        ["message"] = message,
        ["code"] = code,
        ["details"] = new JsonObject
        {
            ["kind"] = kind,
            ["name"] = name,
            ["causes"] = new JsonArray([.. causes.Select(cause => (JsonNode)new JsonObject { ["field"] = cause.Field, ["message"] = cause.Message })]),
        },
    });

    internal static FakeReply Forbidden(string verb, string resource) => Status(403, "Forbidden", $"{resource} is forbidden: User \"ci\" cannot {verb} resource \"{resource}\" in API group \"\" at the cluster scope");
}
