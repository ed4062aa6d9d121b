using System;
using System.Text.Json;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using NetPol.Sharp.Tests.Platforms;
using Xunit;

namespace NetPol.Sharp.Tests.Cli;

/// <summary><c>netpol doctor</c>: what it prints and returns.</summary>
public sealed class DoctorVerbTests : IDisposable
{
    private const string Flannel = "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: kube-flannel-ds, namespace: kube-flannel}, spec: {template: {spec: {hostNetwork: true, containers: [{name: kube-flannel, image: \"flannel:v0.28.9\"}]}}}}\n---\n";
    private const string Weave = "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: weave-net, namespace: kube-system}, spec: {template: {spec: {hostNetwork: true, containers: [{name: weave, image: \"weave:2.8.1\"}, {name: weave-npc, image: \"npc:2.8.1\"}]}}}}\n---\n";
    private const string Calico = "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: calico-node, namespace: calico-system}, spec: {template: {spec: {hostNetwork: true, containers: [{name: calico-node, image: \"node:v3.30.0\"}]}}}}\n---\n";

    private readonly VerbFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    public async Task Format(string format, string extension)
    {
        _folder.Write("weave.yaml", Weave);
        _folder.Write("shop.yaml", PlatformCluster.Objects + PlatformCluster.Policy("db", "podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: sql}]}, {ports: [{port: 9000, endPort: 9010}]}]"));
        var run = _folder.Run("doctor", ".", "--format", format);
        Assert.Equal((1, "1 NetworkPolicy, 3 findings\n"), (run.ExitCode, run.Error));
        await Verifier.Verify(run.Output, extension, format);
    }

    [Fact]
    public void Flannel_HasNoEffect()
    {
        _folder.Write("flannel.yaml", Flannel);
        var run = _folder.Run("doctor", "flannel.yaml");
        Assert.Equal((1, "nothing enforces NetworkPolicies here: none would have any effect\n"), (run.ExitCode, run.Error));
        Assert.StartsWith("Flannel 0.28.9 (DaemonSet kube-flannel/kube-flannel-ds, flannel.yaml:1:1): enforces no NetworkPolicies\n    to have them enforced: add a plugin", run.Output, StringComparison.Ordinal);

        _folder.Write("policy.yaml", PlatformCluster.Policy("db", "podSelector: {}"));
        run = _folder.Run("doctor", "flannel.yaml", "policy.yaml");
        Assert.Equal((1, "nothing enforces NetworkPolicies here: 1 NetworkPolicy without any effect\n"), (run.ExitCode, run.Error));
        Assert.Contains("\"NETPOL5002\"", _folder.Run("doctor", "flannel.yaml", "policy.yaml", "--format", "json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FlannelUnderCalico_IsFine()
    {
        _folder.Write("cluster.yaml", Flannel + Calico + PlatformCluster.Policy("all", "podSelector: {}, policyTypes: [Ingress, Egress]") + PlatformCluster.Objects.Replace("namespace: other", "namespace: shop", StringComparison.Ordinal));
        var run = _folder.Run("doctor", "cluster.yaml");
        Assert.Equal((0, "1 NetworkPolicy, enforced by Calico\n"), (run.ExitCode, run.Error));
        Assert.Contains("every workload is isolated in both directions\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralEnforcers_AreSaid()
    {
        _folder.Write("cluster.yaml", Weave + Calico);
        var run = _folder.Run("doctor", "cluster.yaml");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("several plugins enforce policies, so a connection has to be allowed by each of them; remove all but one\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void NoPlugin_IsNoAnswer(string format)
    {
        _folder.Write("cluster.yaml", PlatformCluster.Objects);
        var run = _folder.Run("doctor", "cluster.yaml", "--format", format);
        Assert.Equal((2, "error: no network plugin is in what was read, so nothing is known of enforcement; add its DaemonSet and the Nodes (kubectl get daemonsets,nodes,configmaps -A -o yaml)\n"), (run.ExitCode, run.Error));
        if (format == "json")
        {
            Assert.Equal(0, JsonDocument.Parse(run.Output).RootElement.GetProperty("plugins").GetArrayLength());
            Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(run.Output).RootElement.GetProperty("enforces").ValueKind);
        }
    }

    [Fact]
    public void RejectedPolicy_IsNamed()
    {
        _folder.Write("cluster.yaml", Calico + PlatformCluster.Policy("bad", "podSelector: {}, ingress: [{ports: [{port: 0}]}]"));
        var run = _folder.Run("doctor", "cluster.yaml");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error: cluster.yaml:3:", run.Error, StringComparison.Ordinal);
        Assert.Contains("NETPOL1004", run.Error, StringComparison.Ordinal);
    }
}
