using System;
using System.Net;
using System.Text.Json.Nodes;

namespace NetPol.Sharp.Live;

/// <summary>What the API server answers.</summary>
/// <param name="Code">The status of HTTP.</param>
/// <param name="Body">The object: what was asked for, or a <c>Status</c>.</param>
/// <param name="RetryAfter">When to ask again, as the server says.</param>
internal sealed record ApiAnswer(HttpStatusCode Code, JsonObject Body, TimeSpan? RetryAfter)
{
    internal bool IsSuccess => (int)Code is >= 200 and < 300;

    /// <summary>Why it is no success.</summary>
    internal ApiStatus Status => ApiStatus.Of(this);
}
