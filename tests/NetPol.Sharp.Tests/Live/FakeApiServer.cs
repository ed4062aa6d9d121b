using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace NetPol.Sharp.Tests.Live;

/// <summary>An API server in this process, over HTTP, that does what it is told wrong.</summary>
internal sealed class FakeApiServer : IDisposable
{
    internal const string Token = "secret-token";

    private readonly HttpListener _listener;
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<FakeCall> _calls = [];
    private readonly Task _loop;

    internal FakeApiServer()
    {
        (_listener, Url) = Listen();
        _loop = Task.Run(LoopAsync);
    }

    internal string Url { get; }

    internal FakeStore Store { get; } = new();

    /// <summary>What is answered instead of the right thing; <c>null</c> for the right thing.</summary>
    internal Func<FakeCall, FakeReply?> Instead { get; set; } = _ => null;

    /// <summary>Whether the connection is cut although the request was carried out.</summary>
    internal Func<FakeCall, bool> CutsAnswer { get; set; } = _ => false;

    internal IReadOnlyList<FakeCall> Calls => _calls;

    public void Dispose()
    {
        _end.TrySetResult();
        _listener.Close();

        // A listener that is closed just before it waits may wait for ever; nobody asks it any more.
        _loop.Wait(TimeSpan.FromSeconds(2));
    }

    // Between finding a port and listening on it somebody else may take it.
    private static (HttpListener Listener, string Url) Listen()
    {
        for (var attempt = 1; ; attempt++)
        {
            var url = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
            var listener = new HttpListener { Prefixes = { url + "/" } };
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private async Task LoopAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var reply = await ReplyAsync(context.Request);
            if (reply.IsLate)
            {
                await _end.Task;
            }

            var bytes = Encoding.UTF8.GetBytes(reply.Body.ToJsonString());
            context.Response.StatusCode = reply.Code;
            context.Response.ContentType = "application/json";
            context.Response.ContentLength64 = bytes.Length;
            if (reply.RetryAfter is { } seconds)
            {
                context.Response.Headers["Retry-After"] = seconds;
            }

            await context.Response.OutputStream.WriteAsync(reply.IsCut ? bytes.AsMemory(0, bytes.Length / 2) : bytes);
            await context.Response.OutputStream.FlushAsync();
            if (reply.IsCut)
            {
                context.Response.Abort();
            }
            else
            {
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // Who asked is gone, or the test is over.
            context.Response.Abort();
        }
    }

    private async Task<FakeReply> ReplyAsync(HttpListenerRequest request)
    {
        using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        lock (_calls)
        {
            var call = new FakeCall(_calls.Count + 1, request.HttpMethod, request.Url!.AbsolutePath.TrimStart('/'), request.QueryString, text.Length == 0 ? null : (JsonObject)JsonNode.Parse(text)!);
            _calls.Add(call);
            if (request.Headers["Authorization"] != "Bearer " + Token)
            {
                return FakeReply.Status(401, "Unauthorized", "Unauthorized");
            }

            if (Instead(call) is { } instead)
            {
                return instead;
            }

            var reply = call.Method switch { "GET" => Store.Get(call), "PATCH" => Store.Apply(call), _ => Store.Delete(call) };
            return reply with { IsCut = CutsAnswer(call) };
        }
    }
}
