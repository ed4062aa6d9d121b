using System;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace NetPol.Sharp.Live;

/// <summary>Writes policies into a cluster by server-side apply: doing it twice is doing it once.</summary>
/// <param name="connection">The API server.</param>
/// <param name="manager">The field manager, by which policies are known again.</param>
/// <param name="forces">Whether fields of other managers are taken over.</param>
internal sealed class PolicyWriter(ApiConnection connection, string manager, bool forces)
{
    /// <summary>Applies a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="isDryRun">Whether the server only says what would come of it.</param>
    /// <param name="cancellation">Gives the answer up.</param>
    internal async Task<PolicyAnswer> ApplyAsync(DesiredPolicy policy, bool isDryRun, CancellationToken cancellation)
    {
        var path = $"{Path(policy.Key)}?fieldManager={Uri.EscapeDataString(manager)}&fieldValidation=Strict&force={(forces ? "true" : "false")}{(isDryRun ? "&dryRun=All" : "")}";
        var answer = await connection.SendAsync(new ApiRequest(HttpMethod.Patch, path, policy.Body, "application/apply-patch+yaml"), cancellation).ConfigureAwait(false);
        return answer.IsSuccess
            ? new PolicyAnswer(LiveObject.Of(ResourceKinds.NetworkPolicies, answer.Body), [])
            : new PolicyAnswer(Object: null, [.. Refusals.OfApply(policy, answer.Status)]) { MayBeDone = MayBeDone(answer) };
    }

    /// <summary>Deletes a policy, if it is still as it was seen. One that is gone is fine.</summary>
    internal async Task<PolicyAnswer> DeleteAsync(LiveObject policy, bool isDryRun, CancellationToken cancellation)
    {
        var key = policy.PolicyKey;
        var seen = new JsonObject { ["uid"] = policy.Uid, ["resourceVersion"] = policy.Version };
        var options = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "DeleteOptions", ["preconditions"] = seen };
        if (isDryRun)
        {
            options["dryRun"] = new JsonArray("All");
        }

        var answer = await connection.SendAsync(new ApiRequest(HttpMethod.Delete, Path(key), options), cancellation).ConfigureAwait(false);
        return new PolicyAnswer(Object: null, answer.IsSuccess || answer.Code == HttpStatusCode.NotFound ? [] : [.. Refusals.OfDelete(key, answer.Status)]) { MayBeDone = MayBeDone(answer) };
    }

    private static bool MayBeDone(ApiAnswer answer) => answer.Code is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;

    private static string Path(PolicyKey key) => $"{ResourceKinds.NetworkPolicies.Path(key.Namespace)}/{key.Name}";
}
