using System;
using System.Linq;
using Xunit;

namespace NetPol.Sharp.Tests.Live;

/// <summary>The order in which policies are applied: what is to stay possible is cut as little as can be.</summary>
public sealed class ApplyOrderTests : IDisposable
{
    private readonly LiveFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WholeNamespaces_AreIsolatedLast()
    {
        _folder.Write("x.yaml", Policy("a-deny", "podSelector: {}, policyTypes: [Ingress, Egress]")
            + Policy("allow-dns", "podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 53, protocol: UDP}]}]")
            + Policy("web", "podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{}]"));
        Assert.Equal("web allow-dns a-deny", Applied());
    }

    [Fact]
    public void RuleThatMoves_IsAddedBeforeItIsTakenAway()
    {
        _folder.Server.Store.Add(Policy("a", "podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{ports: [{port: 80, protocol: TCP}]}, {ports: [{port: 81, protocol: TCP}]}]"), "netpol.sharp");
        _folder.Write("x.yaml", Policy("a", "podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: 80}]}]") + Policy("b", "podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: 81}]}]"));
        Assert.Equal("b a", Applied());
    }

    [Fact]
    public void WhatOnlyAdds_ComesBeforeWhatIsolates()
    {
        _folder.Server.Store.Add(Policy("z", "podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}], ports: [{port: 80, protocol: TCP}]}]"), "netpol.sharp");
        _folder.Write("x.yaml", Policy("a", "podSelector: {matchLabels: {app: api}}, ingress: [{}]")
            + Policy("more", "podSelector: {matchLabels: {app: web, tier: x}}, ingress: [{}]")
            + Policy("z", "podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}], ports: [{port: 80}, {port: 81}]}]"));
        Assert.Equal("more z a", Applied());
    }

    [Theory]
    [InlineData("podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{port: 80}]}]")]
    [InlineData("podSelector: {matchLabels: {app: web}}, ingress: []")]
    [InlineData("podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {}}], ports: [{port: 80}]}]")]
    [InlineData("podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]")]
    public void WhatTakesSomethingAway_ComesAfterWhatIsolates(string spec)
    {
        _folder.Server.Store.Add(Policy("a", "podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{ports: [{port: 80, protocol: TCP}]}]"), "netpol.sharp");
        _folder.Write("x.yaml", Policy("a", spec) + Policy("deny", "podSelector: {}, policyTypes: [Ingress]"));
        Assert.Equal("deny a", Applied());
    }

    [Fact]
    public void PartialRun_SaysWherePodsLackRules()
    {
        _folder.Write("x.yaml", Policy("a", "podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: 80}]}]") + Policy("b", "podSelector: {matchLabels: {tier: front}}, ingress: [{ports: [{port: 81}]}]"));
        _folder.Server.Instead = call => call.IsWrite && call.Path.EndsWith("/b", StringComparison.Ordinal) ? FakeReply.Status(403, "Forbidden", "quota") : null;
        Assert.EndsWith("not applied: shop/b\nshop: policies isolate pods whose other policies are not applied yet; run it again soon\nrunning the same command again is safe, and does what is left\n", _folder.Run("apply", "x.yaml").Error, StringComparison.Ordinal);
    }

    private string Applied()
    {
        var run = _folder.Run("apply", "x.yaml", "--force-conflicts");
        Assert.True(run.ExitCode == 0, run.Error);
        return string.Join(' ', _folder.Server.Calls.Where(call => call.IsWrite).Select(call => call.Path.Split('/')[^1]));
    }

    private static string Policy(string name, string spec) => "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: " + name + ", namespace: shop}\nspec: {" + spec + "}\n---\n";
}
