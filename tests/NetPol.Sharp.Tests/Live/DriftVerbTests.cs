using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace NetPol.Sharp.Tests.Live;

/// <summary><c>netpol drift</c>: how a cluster differs from its policies as they are written.</summary>
public sealed class DriftVerbTests : IDisposable
{
    private readonly LiveFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatWasApplied_DoesNotDrift()
    {
        _folder.Write("x.yaml", LiveFolder.Deny() + LiveFolder.Policy("web", "lb", 80));
        _folder.Run("apply", "x.yaml");
        var run = _folder.Run("drift", "x.yaml");
        Assert.Equal((0, "", "2 policies: 0 missing, 0 changed, 0 stale; 0 other policies in their namespaces, 0 widening\n"), (run.ExitCode, run.Output, run.Error));
        Assert.DoesNotContain(_folder.Server.Calls.SkipWhile(call => !call.IsWrite).SkipWhile(call => call.Method != "GET"), call => call.Method != "GET");
    }

    [Fact]
    public void MissingAndChanged_AreSaidWithWhatApplyingWouldChange()
    {
        _folder.Server.Store.Add(LiveFolder.Pod("lb", "10.0.0.1") + LiveFolder.Pod("web", "10.0.0.2") + LiveFolder.Policy("web", "lb", 81) + LiveFolder.Deny("other"), "netpol.sharp");
        // The last one is written otherwise and means the same, so it is not among the changes.
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80) + LiveFolder.Policy("api", "lb", 80) + LiveFolder.Deny("other").Replace(", policyTypes: [Ingress]", "", StringComparison.Ordinal));
        var run = _folder.Run("drift", "x.yaml");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "missing: shop/api (x.yaml:17:9)\nchanged: shop/web (x.yaml:4:9): spec.ingress\napplying the policies would change this:\n"
            + "+ shop/lb[Pod] → shop/web[Pod]: TCP 80\n- shop/lb[Pod] → shop/web[Pod]: TCP 81\n  policy shop/api: its change alone makes no difference to what is allowed\n",
            run.Output);
        Assert.Equal("for the pods in the cluster: 1 gained, 1 lost\n3 policies: 1 missing, 1 changed, 0 stale; 0 other policies in their namespaces, 0 widening\n", run.Error);
    }

    [Fact]
    public void LabelsThatAreWritten_Count()
    {
        const string labels = "metadata:\n  labels: {team: a}\n  annotations: {why: because}\n";
        _folder.Server.Store.Add(LiveFolder.Policy("web", "lb", 80).Replace("metadata:\n", "metadata:\n  labels: {team: b, more: x}\n", StringComparison.Ordinal));
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80).Replace("metadata:\n", labels, StringComparison.Ordinal));
        var run = _folder.Run("drift", "x.yaml");
        Assert.Equal((1, "changed: shop/web (x.yaml:6:9): metadata.labels['team'], metadata.annotations['why']\n"), (run.ExitCode, run.Output));
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80));
        Assert.Equal(0, _folder.Run("drift", "x.yaml").ExitCode);
    }

    [Fact]
    public void PolicyOfSomebodyElse_IsNamedIfItLetsMoreThrough()
    {
        _folder.Server.Store.Add(LiveFolder.Policy("web", "lb", 80) + LiveFolder.Deny() + LiveFolder.Policy("extra", "lb", 80, subject: "web") + LiveFolder.Policy("hole", "evil", 22, subject: "web") + LiveFolder.Policy("far", "x", 1, "other"));
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80) + LiveFolder.Deny());
        var run = _folder.Run("drift", "x.yaml");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("widening: shop/hole is not among the policies and lets more through than they do:\n  a pod app=evil in namespace 'shop' can reach a pod app=web in namespace 'shop' on TCP 22 (IPv4)\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("extra", run.Output, StringComparison.Ordinal);
        Assert.Equal("2 policies: 0 missing, 0 changed, 0 stale; 2 other policies in their namespaces, 1 widening\n", run.Error);
    }

    [Fact]
    public void PoliciesThatOpenTheSame_AreAllNamed()
    {
        _folder.Server.Store.Add(LiveFolder.Deny() + LiveFolder.Policy("hole", "evil", 22, subject: "web") + LiveFolder.Policy("hole2", "evil", 22, subject: "web") + LiveFolder.Policy("hole3", "evil", 22, subject: "web"));
        _folder.Write("x.yaml", LiveFolder.Deny());
        var run = _folder.Run("drift", "x.yaml");
        Assert.Equal(["shop/hole", "shop/hole2", "shop/hole3"], run.Output.Split('\n').Where(line => line.StartsWith("widening: ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]));
        Assert.EndsWith("3 other policies in their namespaces, 3 widening\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void PoliciesThatOpenOnlyTogether_AreOneLine()
    {
        const string all = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: NAME, namespace: shop}\nspec: {podSelector: {}, policyTypes: [Ingress, Egress]SPEC}\n---\n";
        var deny = all.Replace("NAME", "deny", StringComparison.Ordinal).Replace("SPEC", "", StringComparison.Ordinal);
        _folder.Server.Store.Add(deny + all.Replace("NAME", "in", StringComparison.Ordinal).Replace("SPEC", ", ingress: [{from: [{podSelector: {}}]}]", StringComparison.Ordinal)
            + all.Replace("NAME", "out", StringComparison.Ordinal).Replace("SPEC", ", egress: [{to: [{podSelector: {}}]}]", StringComparison.Ordinal));
        _folder.Write("x.yaml", deny);
        var run = _folder.Run("drift", "x.yaml");
        Assert.StartsWith("widening: shop/in together with shop/out is not among the policies and lets more through than they do:\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("2 other policies in their namespaces, 1 widening\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void PolicyOfAnotherProject_IsNotStale()
    {
        _folder.Server.Store.Add(LiveFolder.Deny() + LiveFolder.Deny("other"), "netpol.sharp");
        _folder.Write("x.yaml", LiveFolder.Deny());
        Assert.Equal((0, ""), (_folder.Run("drift", "x.yaml").ExitCode, _folder.Run("drift", "x.yaml").Output));
        Assert.StartsWith("stale: other/a-deny ", _folder.Run("drift", "x.yaml", "--field-manager", "netpol.sharp").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void PolicyThatWasAppliedEarlier_IsStale()
    {
        _folder.Write("x.yaml", LiveFolder.Deny() + LiveFolder.Policy("old", "lb", 80));
        _folder.Run("apply", "x.yaml");
        _folder.Write("x.yaml", LiveFolder.Deny());
        var run = _folder.Run("drift", "x.yaml");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("stale: shop/old was applied earlier and is not among the policies any more; 'netpol apply --prune' deletes it\nwidening: shop/old ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_HasTheSame()
    {
        _folder.Server.Store.Add(LiveFolder.Policy("web", "lb", 81) + LiveFolder.Policy("hole", "evil", 22, subject: "web"));
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80) + LiveFolder.Policy("api", "lb", 80));
        using var json = JsonDocument.Parse(_folder.Run("drift", "x.yaml", "--format", "json").Output);
        var root = json.RootElement;
        Assert.Equal(("shop/api", "shop/web", "spec.ingress"), (root.GetProperty("missing")[0].GetProperty("policy").GetString(), root.GetProperty("changed")[0].GetProperty("policy").GetString(), root.GetProperty("changed")[0].GetProperty("fields")[0].GetString()));
        Assert.Equal(("shop/hole", 22), (root.GetProperty("widening")[0].GetProperty("policy").GetString(), root.GetProperty("widening")[0].GetProperty("example").GetProperty("port").GetInt32()));
        Assert.Equal((0, 1, true), (root.GetProperty("stale").GetArrayLength(), root.GetProperty("others").GetInt32(), root.GetProperty("complete").GetBoolean()));
    }

    // What the server writes out and what nobody has to write are the same.
    [Theory]
    [InlineData("{podSelector: {}}", "{podSelector: {}, policyTypes: [Ingress]}")]
    [InlineData("{podSelector: {}}", "{policyTypes: [Ingress], ingress: []}")]
    [InlineData("{podSelector: {}, egress: [{}]}", "{podSelector: {matchLabels: {}}, policyTypes: [Egress, Ingress], egress: [{to: [], ports: []}]}")]
    [InlineData("{podSelector: {}, ingress: [{ports: [{port: 80}]}]}", "{podSelector: {}, policyTypes: [Ingress], ingress: [{ports: [{port: 80, protocol: TCP}]}]}")]
    [InlineData("{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}", "{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: []}}]}]}")]
    public void WhatMeansTheSame_DoesNotDrift(string written, string live)
    {
        const string head = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a, namespace: shop}\nspec: ";
        _folder.Server.Store.Add(head + live);
        _folder.Write("x.yaml", head + written);
        Assert.Equal((0, ""), (_folder.Run("drift", "x.yaml").ExitCode, _folder.Run("drift", "x.yaml").Output));
    }

    [Theory]
    [InlineData("{podSelector: {}}", "{podSelector: {}, policyTypes: [Egress]}")]
    [InlineData("{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}", "{podSelector: {}, ingress: [{from: [{podSelector: {}, namespaceSelector: {}}]}]}")]
    [InlineData("{podSelector: {}, ingress: [{}]}", "{podSelector: {}, ingress: []}")]
    public void WhatMeansSomethingElse_Drifts(string written, string live) => Assert.Throws<Xunit.Sdk.EqualException>(() => WhatMeansTheSame_DoesNotDrift(written, live));
}
