using System;
using NetPol.Sharp.Tests.Platforms;
using Xunit;

namespace NetPol.Sharp.Tests.Cli;

/// <summary><c>--platform</c> on the verbs that judge policies.</summary>
public sealed class PlatformOptionTests : IDisposable
{
    private const string Never = "assertions: [{never: {from: {namespace: shop, pods: \"app=web\"}, to: {namespace: shop, pods: \"app=db\"}, udp: [22]}}]\n";

    private readonly VerbFolder _folder = new();

    public PlatformOptionTests()
    {
        _folder.Write("objects.yaml", PlatformCluster.Objects);
        _folder.Write(
            "shop.yaml",
            PlatformCluster.Policy("db", "podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: sql}]}, {from: [{ipBlock: {cidr: 10.0.0.0/16}}], ports: [{port: 9000, endPort: 9010}]}]"));
        _folder.Write("never.yaml", Never);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("weave-net", 1, "Port 'sql' is a name|rejects the whole policy|endPort")]
    [InlineData("flannel", 1, "NETPOL5002|enforces no NetworkPolicies")]
    [InlineData("cilium", 1, "'10.0.0.0/16' holds the address of pod 'shop/web'")]
    [InlineData("ovn-kubernetes", 1, "opens every port of the protocol")]
    [InlineData("calico@3.30", 0, "")]
    public void Lint_IsForThePlatform(string platform, int exitCode, string said)
    {
        var run = _folder.Run("lint", ".", "--platform", platform);
        Assert.Equal(exitCode, run.ExitCode);
        foreach (var part in said.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("calico", "allowed")]
    [InlineData("cilium", "denied")]
    [InlineData("flannel", "allowed")]
    public void Query_IsForThePlatform(string platform, string verdict) => Assert.Equal(
        $"shop/web → shop/db TCP 9005 (IPv4): {verdict}\n", _folder.Run("query", ".", "--platform", platform, "--from", "shop/web", "--to", "shop/db", "--port", "9005", "--family", "IPv4").Output);

    [Fact]
    public void Switch_CountsBeforeThePlatform()
    {
        string[] query = ["query", ".", "--from", "shop/web", "--to", "shop/db", "--port", "9005", "--family", "IPv4"];
        Assert.Contains("allowed", _folder.Run([.. query, "--platform", "cilium", "--ipblock-matches-pods", "true"]).Output, StringComparison.Ordinal);
        Assert.Contains("denied", _folder.Run([.. query, "--ipblock-matches-pods", "false"]).Output, StringComparison.Ordinal);
        Assert.Contains("denied", _folder.Run([.. query, "--platform", "calico", "--end-port", "portOnly"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Flannel_IsSaidBesideEveryAnswer()
    {
        var run = _folder.Run("query", ".", "--platform", "flannel", "--from", "shop/web", "--to", "shop/db", "--port", "1");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("note: Flannel enforces no NetworkPolicies, so everything is allowed; add a plugin that does", run.Error, StringComparison.Ordinal);
        Assert.Contains("note: Flannel enforces no", _folder.Run("connections", ".", "--platform", "flannel").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calico", 0, "holds")]
    [InlineData("ovn-kubernetes", 1, "violated")]
    [InlineData("weave-net", 1, "violated")]
    [InlineData("flannel", 1, "violated")]
    public void Prove_IsForThePlatform(string platform, int exitCode, string verdict)
    {
        // No pod declares the name for UDP, so it is no port, unless a name is every port.
        _folder.Write("named/shop.yaml", PlatformCluster.Objects + PlatformCluster.Policy("db", "podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{protocol: UDP, port: sql}]}]"));
        var run = _folder.Run("prove", "named", "--platform", platform, "--pods", "existing", "--assert", _folder.File("never.yaml"));
        Assert.Equal((exitCode, true), (run.ExitCode, run.Output.Contains(verdict, StringComparison.Ordinal)));
        Assert.Contains($"note: for a network plugin with --platform {platform}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--platform", "ovn", "error: 'ovn' is no platform that is known; ")]
    [InlineData("--platform", "calico@x", "error: 'x' is no version of a platform; write one like '1.17', or leave it out for the newest known one")]
    [InlineData("--dns", "openshift", "error: --dns describes a platform; add --platform NAME")]
    [InlineData("--pod-cidr", "10.0.0.0/8", "error: --pod-cidr describes a platform; add --platform NAME")]
    public void WrongUse_IsOneSentence(string option, string value, string message)
    {
        foreach (var run in new[] { _folder.Run("lint", ".", option, value), _folder.Run("connections", ".", option, value) })
        {
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
            Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        }
    }

    [Fact]
    public void Addresses_AreForTheirRule()
    {
        Assert.Contains("NETPOL5003", _folder.Run("lint", ".", "--platform", "calico", "--pod-cidr", "10.0.0.0/8").Output, StringComparison.Ordinal);
        Assert.StartsWith("error: --node-cidr '10.1' is not a CIDR", _folder.Run("lint", ".", "--platform", "calico", "--node-cidr", "10.1").Error, StringComparison.Ordinal);
    }
}
