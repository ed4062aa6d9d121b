using System;
using Xunit;

namespace NetPol.Sharp.Tests.Cli;

/// <summary>Routes through Services of kinds that reviews found wrong.</summary>
public sealed class ServiceRouteTests : IDisposable
{
    private const string Pods = """
        {apiVersion: v1, kind: Pod, metadata: {name: a, labels: {app: a}}, status: {podIPs: [{ip: 10.0.0.1}, {ip: 'fd00::1'}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: b, labels: {app: b}}, spec: {containers: [{ports: [{name: http, containerPort: 8080}]}]}, status: {podIPs: [{ip: 10.0.0.2}, {ip: 'fd00::2'}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: s}, spec: {selector: {app: b}, ports: [{port: 80, targetPort: 8080}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: headless}, spec: {clusterIP: None, selector: {app: b}, ports: [{port: 80, targetPort: 8080}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: self}, spec: {selector: {app: a}, ports: [{port: 80, targetPort: 0}]}}
        ---

        """;

    private readonly VerbFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{policyTypes: [Ingress], ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}", "svc:s:80", "over IPv4: default/a → svc:default/s:80 TCP → targetPort 8080: allowed\nover IPv6: default/a → svc:default/s:80 TCP → targetPort 8080: denied\n")]
    [InlineData("{policyTypes: [Ingress], ingress: [{ports: [{port: 8080}]}]}", "svc:s:80", "default/a → svc:default/s:80 TCP → targetPort 8080: allowed\n")]
    [InlineData("{policyTypes: [Ingress], ingress: [{ports: [{port: 8080}]}]}", "svc:headless:80", "default/a → svc:default/headless:80 TCP → targetPort 8080: denied\n")] // 110
    [InlineData("{policyTypes: [Ingress]}", "svc:self:80", "default/a → svc:default/self:80 TCP → targetPort 80: denied\n", "--hairpin", "policy")] // 90
    [InlineData("{policyTypes: [Ingress]}", "svc:self:80", "default/a → svc:default/self:80 TCP → targetPort 80: depends on the network plugin\n")]
    public void Route(string spec, string to, string output, params string[] switches)
    {
        _folder.Write("m.yaml", Pods + "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {podSelector: {}, " + spec[1..] + "}\n");
        var run = _folder.Run(["query", "m.yaml", "--from", "a", "--to", to, .. switches]);
        Assert.Equal((output, "", 0), (run.Output, run.Error, run.ExitCode));
    }

    [Fact]
    public void NodeWithoutAnAddress_IsRead()
    {
        _folder.Write("m.yaml", Pods + "{apiVersion: v1, kind: Node, metadata: {name: node}, status: {addresses: [{type: InternalIP}]}}\n");
        Assert.Equal(0, _folder.Run("query", "m.yaml", "--from", "a", "--to", "b", "--port", "1").ExitCode);
    }
}
