using System;
using System.Net;

namespace NetPol.Sharp.Live;

/// <summary>When a request is made again: a few times, and only where the same request may well succeed.</summary>
internal static class Retry
{
    private const int MaxConnections = 3, MaxRefusals = 5;

    // Longer than this nobody waits without being told.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait after the connection failed; <c>null</c> to give up.</summary>
    /// <param name="attempt">How many times it was tried.</param>
    internal static TimeSpan? AfterFailure(int attempt) => attempt < MaxConnections ? TimeSpan.FromMilliseconds(100 << attempt) : null;

    /// <summary>How long to wait after an answer; <c>null</c> to take it.</summary>
    /// <param name="attempt">How many times it was tried.</param>
    /// <param name="answer">The answer.</param>
    internal static TimeSpan? After(int attempt, ApiAnswer answer) => answer.Code switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable when attempt < MaxRefusals =>
            (answer.RetryAfter ?? s_pause) is var wait && wait <= s_longest ? wait : null,
        HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => AfterFailure(attempt),
        _ => null,
    };
}
