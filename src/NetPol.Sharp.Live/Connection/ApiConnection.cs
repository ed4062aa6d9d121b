using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using k8s;
using k8s.Exceptions;

namespace NetPol.Sharp.Live;

/// <summary>
/// Asks the API server. KubernetesClient knows of addresses, certificates and tokens; requests and answers are JSON as it is, so that no field gets lost.
/// </summary>
internal sealed class ApiConnection : IDisposable
{
    private readonly k8s.Kubernetes _client;
    private readonly KubeConfig _config;
    private readonly TimeSpan _timeout;

    internal ApiConnection(KubeConfig config, TimeSpan timeout)
    {
        (_config, _timeout) = (config, timeout);
        try
        {
            _client = new k8s.Kubernetes(config.Client);
        }
        catch (Exception exception) when (exception is KubeConfigException or UriFormatException or ArgumentException or IOException or System.Security.Cryptography.CryptographicException)
        {
            throw new LiveException($"'{config.Source}' cannot be used as a kubeconfig: {Sentence(exception)}");
        }
    }

    /// <summary>The server, as messages name it.</summary>
    internal string Server => _client.BaseUri.GetLeftPart(UriPartial.Authority);

    private string Who => $"context '{_config.Client.CurrentContext}' of '{_config.Source}'";

    public void Dispose() => _client.Dispose();

    /// <summary>Makes a request, more than once where that helps.</summary>
    /// <returns>The answer, whatever it says.</returns>
    /// <exception cref="LiveException">There is none, or the server does not know who asks.</exception>
    internal async Task<ApiAnswer> SendAsync(ApiRequest request, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan? wait;
            try
            {
                var answer = await OnceAsync(request, cancellation).ConfigureAwait(false);
                wait = Retry.After(attempt, answer);
                if (wait is null)
                {
                    return answer.Code == HttpStatusCode.Unauthorized
                        ? throw new LiveException($"{Server} does not accept the credentials of {Who} ({answer.Status.Words}); log in again, or choose another with --context")
                        : answer;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                wait = IsAboutTrust(exception) ? null : Retry.AfterFailure(attempt);
                if (wait is null)
                {
                    throw NoConnection(exception);
                }
            }

            await Task.Delay(wait.Value, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<ApiAnswer> OnceAsync(ApiRequest request, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_timeout);
        try
        {
            using var message = new HttpRequestMessage(request.Method, new Uri(_client.BaseUri, request.Path));
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            if (request.Body is { } body)
            {
                message.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, request.ContentType);
            }

            if (!string.IsNullOrEmpty(_config.Client.TlsServerName))
            {
                message.Headers.Host = _config.Client.TlsServerName;
            }

            if (_client.Credentials is { } credentials)
            {
                await credentials.ProcessHttpRequestAsync(message, patience.Token).ConfigureAwait(false);
            }

            using var response = await _client.HttpClient.SendAsync(message, patience.Token).ConfigureAwait(false);
            var bytes = await response.Content.ReadAsByteArrayAsync(patience.Token).ConfigureAwait(false);
            return new ApiAnswer(response.StatusCode, Json(response, bytes), response.Headers.RetryAfter?.Delta);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new LiveException(string.Create(CultureInfo.InvariantCulture, $"{Server} gave no answer within {_timeout.TotalSeconds} s; try again, or wait longer with --timeout")) { MayBeDone = true };
        }
        catch (Exception exception) when (exception is KubeConfigException or KubernetesClientException or System.ComponentModel.Win32Exception)
        {
            throw new LiveException($"no credentials can be had for {Who}: {Sentence(exception)}");
        }
    }

    // What a proxy in between says of its troubles need not be JSON.
    private JsonObject Json(HttpResponseMessage response, byte[] bytes)
    {
        JsonObject? body = null;
        try
        {
            body = JsonNode.Parse(bytes) as JsonObject;
        }
        catch (JsonException)
        {
            // Then it is none.
        }

        return body ?? (response.IsSuccessStatusCode
            ? throw new LiveException($"{Server} answers with something that is no object of an API; is it the API server of a cluster?")
            : []);
    }

    private static bool IsAboutTrust(Exception exception) => exception is HttpRequestException { InnerException: AuthenticationException };

    private LiveException NoConnection(Exception exception) => new(IsAboutTrust(exception)
        ? $"no secure connection to {Server}: {Sentence(exception)}; is certificate-authority right in {Who}?"
        : exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }
            ? $"no connection to {Server}: {Sentence(exception)}; does the cluster run, and is {Who} the right one?"
            : $"the connection to {Server} breaks again and again: {Sentence(exception)}; try again later")
    {
        MayBeDone = !IsAboutTrust(exception),
    };

    private static string Sentence(Exception exception) => Model.Message.OneLine(exception.GetBaseException().Message.Split('\n')[0]).TrimEnd('.', '\r');
}
