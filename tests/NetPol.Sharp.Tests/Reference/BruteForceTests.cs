using System;
using System.Collections.Generic;
using System.Net;
using Xunit;

namespace NetPol.Sharp.Tests.Reference;

/// <summary>The reference against the tables of the API's text, so that a mistake in it does not hide one in the library.</summary>
public sealed class BruteForceTests
{
    [Theory]
    [InlineData("", true, false, false, true)]
    [InlineData("policyTypes: []", true, false, false, true)]
    [InlineData("ingress: []\n  egress: []", true, false, false, true)]
    [InlineData("egress: [{}]", true, true, false, true)]
    [InlineData("egress: [{ports: [{port: 81}]}]", true, true, false, false)]
    [InlineData("ingress: [{ports: [{port: 80}]}]", true, false, true, true)]
    [InlineData("policyTypes: [Egress]\n  ingress: [{ports: [{port: 81}]}]", false, true, true, false)]
    [InlineData("policyTypes: [Ingress]\n  egress: [{ports: [{port: 81}]}]", true, false, false, true)]
    [InlineData("policyTypes: [Egress]", false, true, true, false)]
    [InlineData("policyTypes: [Ingress, Egress]", true, true, false, false)]
    [InlineData("policyTypes: [Ingress, Ingress]\n  ingress: [{}]", true, false, true, true)]
    public void PolicyTypes_FollowTheTruthTable(string rest, bool ingressIsolated, bool egressIsolated, bool mayReceive, bool maySend)
    {
        var reference = new BruteForce("metadata: {name: p, namespace: x}\nspec:\n  podSelector: {}\n" + (rest.Length == 0 ? "" : "  " + rest + "\n"));
        var (pod, other) = (Pod("x", 1), Pod("y", 2));
        Assert.Equal(ingressIsolated, reference.Isolated(pod, "Ingress"));
        Assert.Equal(egressIsolated, reference.Isolated(pod, "Egress"));
        Assert.Equal(mayReceive, reference.Allowed(other, pod, "TCP", 80));
        Assert.Equal(maySend, reference.Allowed(pod, other, "TCP", 80));
    }

    [Theory]
    [InlineData(null, false, true, false, true, false)]
    [InlineData("a", true, false, true, false, false)]
    [InlineData("c", false, true, true, false, false)]
    [InlineData("", false, true, true, false, true)]
    public void Operators_FollowTheTable(string? value, bool isIn, bool notIn, bool exists, bool doesNotExist, bool emptyLabel)
    {
        var pod = Pod("x", 1) with { Labels = value is null ? new Dictionary<string, string>() : new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = value } };
        Assert.Equal(isIn, Selects("matchExpressions: [{key: k, operator: In, values: [a, b]}]"));
        Assert.Equal(notIn, Selects("matchExpressions: [{key: k, operator: NotIn, values: [a, b]}]"));
        Assert.Equal(exists, Selects("matchExpressions: [{key: k, operator: Exists}]"));
        Assert.Equal(doesNotExist, Selects("matchExpressions: [{key: k, operator: DoesNotExist}]"));
        Assert.Equal(emptyLabel, Selects("matchLabels: {k: \"\"}"));

        bool Selects(string selector) =>
            new BruteForce("metadata: {name: p, namespace: x}\nspec: {podSelector: {" + selector + "}}").Isolated(pod, "Ingress");
    }

    [Theory]
    [InlineData("{podSelector: {}}", true, false, false)]
    [InlineData("{namespaceSelector: {}}", true, true, false)]
    [InlineData("{namespaceSelector: {matchLabels: {n: y}}}", false, true, false)]
    [InlineData("{ipBlock: {cidr: 0.0.0.0/0}}", true, true, true)]
    [InlineData("{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.2/32]}}", true, false, true)]
    [InlineData("{ipBlock: {cidr: '::/0'}}", false, false, false)]
    [InlineData("{podSelector: {}}, {ipBlock: {cidr: 8.8.8.8/32}}", true, false, true)]
    public void Peers_FollowTheText(string peers, bool same, bool other, bool outside)
    {
        var reference = new BruteForce("metadata: {name: p, namespace: x}\nspec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [" + peers + "]}]}");
        var target = Pod("x", 9);
        Assert.Equal(same, reference.Allowed(Pod("x", 1), target, "TCP", 80));
        Assert.Equal(other, reference.Allowed(Pod("y", 2), target, "TCP", 80));
        Assert.Equal(outside, reference.Allowed(new Endpoint { Name = "8.8.8.8", Address = IPAddress.Parse("8.8.8.8") }, target, "TCP", 80));
    }

    [Theory]
    [InlineData("{port: 80}", true, false, false)]
    [InlineData("{}", true, false, true)]
    [InlineData("{protocol: UDP}", false, true, false)]
    [InlineData("{port: 79, endPort: 80}", true, false, false)]
    [InlineData("{port: web}", true, false, false)]
    [InlineData("{protocol: UDP, port: web}", false, false, false)]
    [InlineData("{port: 80, endPort: 90}", true, false, true)]
    public void Ports_FollowTheText(string port, bool tcp80, bool udp80, bool tcp81)
    {
        var reference = new BruteForce("metadata: {name: p}\nspec: {podSelector: {}, policyTypes: [Ingress], ingress: [{ports: [" + port + "]}]}", "x");
        var target = Pod("x", 9) with { NamedPorts = [("web", "TCP", 80)] };
        Assert.Equal(tcp80, reference.Allowed(Pod("y", 1), target, "TCP", 80));
        Assert.Equal(udp80, reference.Allowed(Pod("y", 1), target, "UDP", 80));
        Assert.Equal(tcp81, reference.Allowed(Pod("y", 1), target, "TCP", 81));
    }

    private static Endpoint Pod(string ns, int number) => new()
    {
        Name = ns + "/p",
        Namespace = ns,
        NamespaceLabels = new Dictionary<string, string>(StringComparer.Ordinal) { ["n"] = ns },
        Address = IPAddress.Parse($"10.0.0.{number}"),
    };
}
