using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Live;

/// <summary>What goes wrong between us and an API server: one sentence each, and no secret in it.</summary>
public sealed class ConnectionTests : IDisposable
{
    private readonly LiveFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ExpiredCredentials_AreSaid() => Refused("^error: http://server does not accept the credentials of context 'wrong' of '[^']*kubeconfig' \\(401 Unauthorized: Unauthorized\\); log in again, or choose another with --context\n$", "--context", "wrong");

    [Fact]
    public void UnknownContext_IsSaid() => Refused("^error: '[^']*kubeconfig' cannot be used as a kubeconfig with context 'none': there is no context 'none' in it, only 'test', 'wrong'\n$", "--context", "none");

    [Fact]
    public void NoServer_IsSaid()
    {
        _folder.WriteKubeconfig($"http://127.0.0.1:{ClosedPort()}", FakeApiServer.Token);
        Refused("^error: no connection to http://127.0.0.1:[0-9]+: Connection refused[^\n]*; does the cluster run, and is context 'test' of '[^']*kubeconfig' the right one\\?\n$");
    }

    [Fact]
    public void ServerWithoutTls_IsSaid()
    {
        _folder.WriteKubeconfig(_folder.Server.Url.Replace("http:", "https:", StringComparison.Ordinal), FakeApiServer.Token);
        Refused("^error: [^\n]*https://127.0.0.1:[0-9]+[^\n]*\n$");
    }

    [Fact]
    public async Task CertificateOfSomebodyElse_IsSaid()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=somebody", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        var server = Task.Run(async () =>
        {
            using var client = await socket.AcceptTcpClientAsync();
            await using var stream = new SslStream(client.GetStream());
            await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                await stream.AuthenticateAsServerAsync(certificate);
                await stream.ReadExactlyAsync(new byte[1]);
            });
        });
        _folder.WriteKubeconfig($"https://127.0.0.1:{((IPEndPoint)socket.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}", FakeApiServer.Token);
        Refused("^error: no secure connection to https://127.0.0.1:[0-9]+: [^\n]*certificate[^\n]*; is certificate-authority right in context 'test' of '[^']*kubeconfig'\\?\n$");
        await server;
    }

    [Fact]
    public void SlowServer_IsGivenUp()
    {
        _folder.Server.Instead = call => call.Path == "api/v1/pods" ? FakeReply.Late : null;
        Refused("^error: http://server gave no answer within 1 s; try again, or wait longer with --timeout\n$", "--timeout", "1");
        Assert.Single(_folder.Server.Calls, call => call.Path == "api/v1/pods");
    }

    [Fact]
    public void ConnectionThatBreaksOnce_IsTriedAgain()
    {
        var cuts = 0;
        _folder.Server.Instead = call => call.Path == "api/v1/pods" && cuts++ == 0 ? FakeReply.Cut : null;
        Assert.Equal(0, _folder.Run("snapshot", "-o", _folder.File("snap")).ExitCode);
        Assert.Equal(2, _folder.Server.Calls.Count(call => call.Path == "api/v1/pods"));
    }

    [Fact]
    public void ConnectionThatBreaksAlways_IsGivenUp()
    {
        _folder.Server.Instead = call => call.Path == "api/v1/pods" ? FakeReply.Cut : null;
        Refused("^error: the connection to http://server breaks again and again: [^\n]*; try again later\n$");
        Assert.Equal(3, _folder.Server.Calls.Count(call => call.Path == "api/v1/pods"));
    }

    [Theory]
    [InlineData(429, "TooManyRequests")]
    [InlineData(503, "ServiceUnavailable")]
    public void BusyServer_IsAskedAgainWhenItSays(int code, string reason)
    {
        var refusals = 0;
        _folder.Server.Instead = call => call.Path == "api/v1/pods" && refusals++ < 2 ? FakeReply.Status(code, reason, "busy") with { RetryAfter = "0" } : null;
        Assert.Equal(0, _folder.Run("snapshot", "-o", _folder.File("snap")).ExitCode);
        Assert.Equal(3, _folder.Server.Calls.Count(call => call.Path == "api/v1/pods"));
    }

    [Fact]
    public void ServerThatIsBusyForLong_IsNotWaitedFor()
    {
        _folder.Server.Instead = call => call.Path == "api/v1/pods" ? FakeReply.Status(429, "TooManyRequests", "too many requests") with { RetryAfter = "3600" } : null;
        Refused("^error: http://server does not list pods \\(429 TooManyRequests: too many requests\\); try again later\n$");
        Assert.Single(_folder.Server.Calls, call => call.Path == "api/v1/pods");
    }

    [Fact]
    public void FailingServer_IsSaid()
    {
        _folder.Server.Instead = call => call.Path == "api/v1/pods" ? FakeReply.Status(500, "InternalError", "etcdserver: no leader") : null;
        Refused("^error: http://server does not list pods \\(500 InternalError: etcdserver: no leader\\); try again later\n$");
    }

    [Fact]
    public void SomethingElseThanAnApiServer_IsSaid()
    {
        _folder.Server.Instead = _ => new FakeReply(200, System.Text.Json.Nodes.JsonValue.Create("<html>"));
        var run = _folder.Run("snapshot", "-o", _folder.File("snap"));
        Assert.Equal(2, run.ExitCode);
        Assert.Matches("^error: http://server answers with something that is no object of an API; is it the API server of a cluster\\?\n$", run.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no: yaml: at: all")]
    [InlineData("kind: Config")]
    [InlineData("[]")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: y, user: z}}]\n")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: y, user: z}}]\nclusters: [{name: y, cluster: {server: 'not a url'}}]\nusers: [{name: z, user: {}}]\n")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: y, user: z}}]\nclusters: [{name: y, cluster: {server: 'https://127.0.0.1:1', certificate-authority-data: AAAA}}]\nusers: [{name: z, user: {token: t}}]\n")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: y, user: z}}]\nclusters: [{name: y, cluster: {server: 'https://127.0.0.1:1', certificate-authority: /none/ca.crt}}]\nusers: [{name: z, user: {token: t}}]\n")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: y, user: z}}]\nclusters: [{name: y, cluster: {server: 'https://127.0.0.1:1'}}]\nusers: [{name: z, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: netpol-no-such-plugin, interactiveMode: Never}}}]\n")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: y, user: z}}]\nclusters: [{name: y, cluster: {server: 'https://127.0.0.1:1'}}]\nusers: [{name: z, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: 'false', interactiveMode: Never}}}]\n")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: y, user: z}}]\nclusters: [{name: y, cluster: {server: 'https://127.0.0.1:1'}}]\nusers: [{name: z, user: {client-certificate: /none/a.crt, client-key: /none/a.key}}]\n")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: y, user: z}}]\nclusters: [{name: y, cluster: {server: 'https://127.0.0.1:1'}}]\nusers: [{name: z, user: {tokenFile: /none/token}}]\n")]
    public void BadKubeconfig_IsOneSentence(string text)
    {
        _folder.Write("kubeconfig", text);
        Refused("^error: [^\n]*kubeconfig[^\n]*\n$");
    }

    [Fact]
    public async Task SeveralKubeconfigs_AreOne()
    {
        _folder.Write("first", "current-context: both\ncontexts: [{name: both, context: {cluster: test, user: ci}}]\n");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["KUBECONFIG"] = $"{_folder.File("none")}:{_folder.File("first")}:{_folder.File("kubeconfig")}" };
        var run = await Command.Dotnet(_folder.File("."), environment, "exec", System.IO.Path.Combine(AppContext.BaseDirectory, "netpol.dll"), "snapshot", "-o", "snap");
        Assert.Equal((0, "'snap': 2 files new, 0 changed, 0 unchanged, 0 removed\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void NoKubeconfig_IsSaid()
    {
        using var cli = new Cli.VerbFolder();
        var run = cli.Run("snapshot", "-o", "snap", "--kubeconfig", "nowhere");
        Assert.Equal((2, "error: 'nowhere' does not exist; --kubeconfig needs the file that kubectl uses\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("x")]
    [InlineData("99999")]
    public void BadTimeout_IsOneSentence(string timeout) => Refused("^error: [^\n]*\n$", "--timeout", timeout);

    private static string ClosedPort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private void Refused(string error, params string[] args)
    {
        var run = _folder.Run(["snapshot", "-o", _folder.File("snap"), .. args]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Matches(error, run.Error);
        Assert.DoesNotContain(FakeApiServer.Token, run.Error, StringComparison.Ordinal);
        Assert.False(System.IO.Directory.Exists(_folder.File("snap")));
    }
}
