using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace NetPol.Sharp.Live;

/// <summary>Why the API server does not write a policy, and what to do: a line for each cause, with the place where it is written.</summary>
internal static class Refusals
{
    private const string ManagerConflict = "conflict with \"";

    internal static IEnumerable<string> OfApply(DesiredPolicy policy, ApiStatus status)
    {
        var place = policy.Span.IsKnown ? policy.Span + ": " : "";
        return status.Code switch
        {
            HttpStatusCode.Conflict when status.Causes.Any(cause => cause.Message.StartsWith(ManagerConflict, StringComparison.Ordinal)) => status.Causes.Select(cause => Conflict(policy, cause)),
            HttpStatusCode.NotFound when status.Kind == "namespaces" => [$"{place}'{policy.Key}' cannot be applied: create namespace '{status.Name}' first"],
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity when status.Causes.Count > 0 => status.Causes.Select(cause => Cause(policy, cause)),
            _ => [$"{place}'{policy.Key}' cannot be applied: {Reason("patch", policy.Key, status)}"],
        };
    }

    internal static IEnumerable<string> OfDelete(PolicyKey policy, ApiStatus status) => [$"'{policy}' cannot be deleted: {Reason("delete", policy, status)}"];

    private static string Reason(string verb, PolicyKey policy, ApiStatus status) => status.Code switch
    {
        HttpStatusCode.Forbidden when status.Message.Contains($"cannot {verb} resource", StringComparison.Ordinal) =>
            $"you may not {verb} it; ask for a Role with verb {verb} on {ResourceKinds.NetworkPolicies.Resource} in namespace '{policy.Namespace}' ({status.Words})",
        HttpStatusCode.Forbidden or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => $"the server refuses it ({status.Words})",
        HttpStatusCode.Conflict => $"somebody changed it at the same time ({status.Words}); run the command again",
        HttpStatusCode.NotFound => $"the server does not know it ({status.Words})",
        HttpStatusCode.TooManyRequests => $"the server is busy ({status.Words}); run the command again later",
        _ => $"the server fails ({status.Words}); the policy need not be wrong, run the command again later",
    };

    private static string Cause(DesiredPolicy policy, ApiCause cause) =>
        $"{FieldPlace.Of(policy.Source, cause.Field, policy.Span)}: '{policy.Key}' is refused by the server: {(cause.Field.Length > 0 ? cause.Field + ": " : "")}{cause.Message}";

    // The server says: conflict with "kubectl-client-side-apply" using networking.k8s.io/v1
    private static string Conflict(DesiredPolicy policy, ApiCause cause)
    {
        var other = cause.Message.Split('"') is [_, var name, ..] ? name : cause.Message;
        return $"{FieldPlace.Of(policy.Source, cause.Field, policy.Span)}: '{policy.Key}': {cause.Field.TrimStart('.')} belongs to field manager '{other}', which wants another value; have it changed there, or take the field over with --force-conflicts";
    }
}
