using System;
using System.Text.Json.Nodes;
using NetPol.Sharp.Live;
using Xunit;

namespace NetPol.Sharp.Tests.Live;

/// <summary><c>netpol doctor --kubeconfig</c>: the plugin that runs.</summary>
public sealed class DoctorLiveTests : IDisposable
{
    private readonly LiveFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FlannelAlone_EnforcesNothing()
    {
        _folder.Server.Store.Add(DaemonSet("kube-flannel-ds", "kube-flannel", "kube-flannel", "flannel:v0.28.9", "--kube-subnet-mgr") + LiveFolder.Pod("web", "10.0.0.1") + LiveFolder.Policy("api", "web", 80));
        var run = _folder.Run("doctor");
        Assert.Equal((1, "nothing enforces NetworkPolicies here: 1 NetworkPolicy without any effect\n"), (run.ExitCode, run.Error));
        Assert.StartsWith("Flannel 0.28.9 (DaemonSet kube-flannel/kube-flannel-ds): enforces no NetworkPolicies\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ArgumentsOfARunningPlugin_Count()
    {
        _folder.Server.Store.Add(DaemonSet("kube-router", "kube-system", "kube-router", "kube-router:v2.5.0", "--run-firewall=false"));
        Assert.Contains("remove --run-firewall=false", _folder.Run("doctor").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingPermission_IsNamed()
    {
        _folder.Server.Store.Add(DaemonSet("calico-node", "calico-system", "calico-node", "node:v3.30.0", ""));
        _folder.Server.Instead = call => call.Path is "api/v1/pods" ? FakeReply.Forbidden("list", "pods") : null;
        var run = _folder.Run("doctor");
        Assert.Equal((1, "missing: list pods at the cluster scope: ask for a ClusterRole with verbs get, list on pods\n0 NetworkPolicies, enforced by Calico\n"), (run.ExitCode, run.Error));
        _folder.Server.Instead = call => call.Path is "apis/apps/v1/daemonsets" ? FakeReply.Forbidden("list", "daemonsets") : null;
        run = _folder.Run("doctor");
        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith("error: no network plugin is in what was read, so nothing is known of enforcement; it may be part of a managed control plane, or its DaemonSet may not be read\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void PoliciesThatMayNotBeRead_AreNotTakenForNone()
    {
        _folder.Server.Store.Add(DaemonSet("calico-node", "calico-system", "calico-node", "node:v3.30.0", "") + LiveFolder.Pod("web", "10.0.0.1") + LiveFolder.Policy("api", "web", 80));
        _folder.Server.Instead = call => call.Path.EndsWith("/networkpolicies", StringComparison.Ordinal) && call.Path.Contains("networking.k8s.io", StringComparison.Ordinal) ? FakeReply.Forbidden("list", "networkpolicies") : null;
        var run = _folder.Run("doctor");
        Assert.Equal((1, "Calico 3.30 (DaemonSet calico-system/calico-node): enforces NetworkPolicies\n"), (run.ExitCode, run.Output));
        Assert.EndsWith("the NetworkPolicies may not be read, enforced by Calico\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("\"policies\": null", _folder.Run("doctor", "--format", "json").Output, StringComparison.Ordinal);

        // What is written down of it says so, too.
        _folder.Run("snapshot", "-o", _folder.File("snap"));
        using var cli = new Cli.VerbFolder();
        run = cli.Run("doctor", _folder.File("snap"));
        Assert.Equal((1, true), (run.ExitCode, run.Error.StartsWith("missing: list networkpolicies at the cluster scope", StringComparison.Ordinal)));
        Assert.Contains("note: not in this snapshot, so the answer is about a part of the cluster: list networkpolicies", cli.Run("connections", _folder.File("snap")).Error, StringComparison.Ordinal);
        Assert.Contains("note: not in this snapshot", cli.Run("lint", _folder.File("snap")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereToLook_IsSaidOnce()
    {
        Assert.Equal("error: files and --kubeconfig are two ways to look; use one\n", _folder.Run("doctor", ".").Error);
        using var cli = new Cli.VerbFolder();
        Assert.Equal("error: nothing says where to look; give files or folders, or --kubeconfig FILE for a running cluster\n", cli.Run("doctor").Error);
    }

    [Theory]
    [InlineData("[\"server\",\"--token\",\"hunter2\",\"--disable-network-policy\",\"--flannel-backend\",\"none\",\"--datastore-endpoint=hunter2\"]", "[\"--disable-network-policy\",\"--flannel-backend\",\"none\"]")]
    [InlineData("[\"server\",\"--flannel-backend=wireguard\",\"hunter2\"]", "[\"--flannel-backend=wireguard\"]")]
    [InlineData("[\"server\"]", null)]
    [InlineData("hunter2", null)]
    public void ArgumentsOfK3s_AreThoseAboutPolicies(string sent, string? kept)
    {
        var annotations = new JsonObject { ["k3s.io/node-args"] = sent };
        K3sArguments.Reduce(annotations);
        Assert.Equal(kept, (string?)annotations["k3s.io/node-args"]);
    }

    private static string DaemonSet(string name, string ns, string container, string image, string argument) => $$$"""
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: {{{name}}}, namespace: {{{ns}}} }
        spec: {template: {metadata: {labels: {app: {{{name}}} } }, spec: {hostNetwork: true, containers: [{name: {{{container}}}, image: "{{{image}}}", args: ["{{{argument}}}"]}]} } }
        ---

        """;
}
