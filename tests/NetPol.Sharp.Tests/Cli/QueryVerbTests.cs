using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Cli;

/// <summary><c>netpol query</c>: single questions, files of them, Services, Ingresses, switches and bad input.</summary>
public sealed class QueryVerbTests : IDisposable
{
    // The frontend may reach the backends' port 8081 by name of pod, and 10.0.0.0/24 their port 7000.
    private const string Shop = """
        apiVersion: v1
        kind: Pod
        metadata: {name: front, namespace: shop, labels: {app: front}}
        spec: {containers: [{name: c, ports: [{name: http, containerPort: 8080}]}]}
        status: {phase: Running, podIPs: [{ip: 10.0.0.1}, {ip: "fd00::1"}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: back, namespace: shop, labels: {app: back}}
        spec: {containers: [{name: c, ports: [{name: http, containerPort: 8081}]}]}
        status: {phase: Running, podIPs: [{ip: 10.0.0.2}, {ip: "fd00::2"}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: back2, namespace: shop, labels: {app: back}}
        spec: {containers: [{name: c, ports: [{name: http, containerPort: 9090}]}]}
        status: {phase: Running, podIPs: [{ip: 10.0.0.3}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: done, namespace: shop, labels: {app: back}}
        spec: {containers: [{name: c}]}
        status: {phase: Succeeded, podIP: 10.0.0.2}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: back, namespace: shop}
        spec: {selector: {app: back}, ports: [{name: web, port: 80, targetPort: http}, {name: fixed, port: 81, targetPort: 8081}, {name: dns, port: 53, protocol: UDP}, {name: dns-tcp, port: 53}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: headless, namespace: shop}
        spec: {clusterIP: None, selector: {app: back}, ports: [{port: 8081}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: nobody, namespace: shop}
        spec: {selector: {app: none}, ports: [{port: 80}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web, namespace: shop}
        spec: {rules: [{host: a.example, http: {paths: [{path: /, backend: {service: {name: back, port: {name: fixed}}}}, {path: /x, backend: {service: {name: nobody, port: {number: 80}}}}]}}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: back, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: back}}
          ingress:
          - from: [{podSelector: {matchLabels: {app: front}}}]
            ports: [{port: 8081}]
          - from: [{ipBlock: {cidr: 10.0.0.0/24}}]
            ports: [{port: 7000}]

        """;

    private const string Hosts = """
        apiVersion: v1
        kind: Node
        metadata: {name: n1}
        status: {addresses: [{type: InternalIP, address: 192.168.0.1}]}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: n2}
        status: {addresses: [{type: InternalIP, address: 192.168.0.2}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: api, namespace: shop, labels: {app: api}}
        spec: {nodeName: n1, initContainers: [{name: i, ports: [{name: admin, containerPort: 9000}]}], containers: [{name: c, ports: [{name: http, containerPort: 8080}]}]}
        status: {phase: Running, hostIP: 192.168.0.1, podIP: 10.0.0.1}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: host1, namespace: shop, labels: {app: host}}
        spec: {nodeName: n1, hostNetwork: true, containers: [{name: c}]}
        status: {phase: Running, hostIP: 192.168.0.1, podIP: 192.168.0.1}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: host2, namespace: other, labels: {app: host}}
        spec: {nodeName: n2, hostNetwork: true, containers: [{name: c}]}
        status: {phase: Running, hostIP: 192.168.0.2, podIP: 192.168.0.2}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: deny, namespace: shop}
        spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: host, namespace: shop}
        spec: {podSelector: {matchLabels: {app: api}}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: host}}}]}]}

        """;

    private readonly VerbFolder _folder = new();

    public QueryVerbTests()
    {
        _folder.Write("shop.yaml", Shop);
        _folder.Write("hosts.yaml", Hosts);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("shop/front", "shop/back", "8081/TCP", "TCP 8081 (IPv4): allowed")]
    [InlineData("shop/front", "shop/back", "http", "TCP 8081 (IPv4): allowed")] // 78: resolved on the destination
    [InlineData("shop/front", "shop/back2", "http", "TCP 9090 (IPv4): denied")]
    [InlineData("shop/front", "shop/back", "8081/UDP", "UDP 8081 (IPv4): denied")] // 74
    [InlineData("shop/front", "shop/back", "8081/SCTP", "SCTP 8081 (IPv4): denied")] // 87
    [InlineData("shop/back", "shop/front", "1", "TCP 1 (IPv4): allowed")] // 13
    [InlineData("shop/back", "shop/back", "1", "TCP 1 (IPv4): allowed")] // 89
    [InlineData("10.0.0.77", "shop/back", "7000", "TCP 7000 (IPv4): allowed")] // 62
    [InlineData("10.0.1.0", "shop/back", "7000", "TCP 7000 (IPv4): denied")]
    [InlineData("2001:db8::1", "shop/back", "7000", "TCP 7000 (IPv6): denied")] // 66
    public void Verdict_FollowsTheSpecification(string from, string to, string port, string verdict)
    {
        var run = _folder.Run("query", "shop.yaml", "--from", from, "--to", to, "--port", port);
        Assert.Equal(($"{from} → {to} {verdict}\n", "", 0), (run.Output, run.Error, run.ExitCode));
    }

    [Fact]
    public void FamiliesThatDiffer_AreBothAnswered()
    {
        // 67: a verdict is for a pair of addresses.
        var run = _folder.Run("query", "shop.yaml", "--from", "shop/front", "--to", "shop/back", "--port", "7000");
        Assert.Equal("shop/front → shop/back TCP 7000 (IPv4): allowed\nshop/front → shop/back TCP 7000 (IPv6): denied\n", run.Output);
        Assert.Equal("shop/front → shop/back TCP 7000 (IPv6): denied\n", _folder.Run("query", "shop.yaml", "--from", "shop/front", "--to", "shop/back", "--port", "7000", "--family", "IPv6").Output);
        Assert.Equal("shop/front → shop/back TCP 7000 (IPv4): allowed\n", _folder.Run("query", "shop.yaml", "--from", "shop/front", "--to", "shop/back", "--port", "7000", "--families", "v4").Output);
    }

    [Fact]
    public void AddressOfAPod_IsOfItsFamily()
    {
        var run = _folder.Run("query", "shop.yaml", "--from", "10.0.0.1", "--to", "10.0.0.2", "--port", "7000", "--expect", "allow");
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("IPv6", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public Task Explain()
    {
        var run = _folder.Run("query", "shop.yaml", "--from", "shop/front", "--to", "shop/back2", "--port", "9090", "--explain");
        Assert.Equal(0, run.ExitCode);
        return Verifier.Verify(run.Output);
    }

    [Fact]
    public Task ExplainService()
    {
        var run = _folder.Run("query", "shop.yaml", "--from", "shop/front", "--to", "svc:shop/back:web", "--explain");
        Assert.Equal(0, run.ExitCode);
        return Verifier.Verify(run.Output);
    }

    [Fact]
    public Task ExplainHost() => Verifier.Verify(_folder.Run("query", "hosts.yaml", "--from", "other/host2", "--to", "shop/api", "--port", "8080", "--explain").Output);

    [Theory]
    [InlineData("allow", 1)]
    [InlineData("deny", 0)]
    public void Expect_SetsTheExitCode(string expect, int exitCode)
    {
        var run = _folder.Run("query", "shop.yaml", "--from", "shop/front", "--to", "shop/back", "--port", "81", "--expect", expect);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(exitCode == 1, run.Output.Contains("isolated by shop/back (shop.yaml:", StringComparison.Ordinal));
        Assert.Equal(exitCode == 1 ? "1 of 1 expectations failed\n" : "", run.Error);
    }

    [Fact]
    public void Batch_AnswersInOrder()
    {
        _folder.Write("q.json", """
            [{"from": "shop/front", "to": "shop/back", "protocol": "TCP", "port": 8081, "family": "IPv4", "expect": "allow"},
             {"from": "10.9.9.9", "to": "shop/back2", "protocol": "UDP", "port": 53, "expect": "deny"},
             {"from": "shop/back", "to": "shop/front", "port": "http", "family": "IPv6"}]
            """);
        var run = _folder.Run("query", "shop.yaml", "--queries", "q.json", "--format", "json");
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal([true, false, true], json.RootElement.EnumerateArray().Select(answer => answer.GetProperty("allowed").GetBoolean()));
        var ingress = json.RootElement[1].GetProperty("ingress");
        Assert.True(ingress.GetProperty("isolated").GetBoolean());
        Assert.False(ingress.GetProperty("allowed").GetBoolean());
        Assert.Equal("shop/back", Assert.Single(ingress.GetProperty("policies").EnumerateArray()).GetString());
        Assert.False(json.RootElement[1].GetProperty("egress").GetProperty("isolated").GetBoolean());
    }

    [Theory]
    [InlineData("""{"from": "shop/front", "to": "shop/back", "port": 7000}""")]
    [InlineData("""{"from": "shop/front", "to": "ingress:shop/web"}""")]
    public void Batch_HasOneAnswerAQuestion(string question)
    {
        _folder.Write("q.json", $$"""[{{question}}, {"from": "shop/back", "to": "shop/front", "port": 1}]""");
        using var json = JsonDocument.Parse(_folder.Run("query", "shop.yaml", "--queries", "q.json", "--format", "json").Output);
        Assert.Equal(2, json.RootElement.GetArrayLength());
    }

    [Fact]
    public void Batch_FailedExpectation_NamesItsPlace()
    {
        _folder.Write("q.json", """
            [
             {"from": "shop/front", "to": "shop/back", "port": 8081, "expect": "deny"},
             {"from": "shop/front", "to": "shop/back", "port": 8082, "expect": "deny"}
            ]
            """);
        var run = _folder.Run("query", "shop.yaml", "--queries", "q.json");
        Assert.Equal((1, "1 of 2 expectations failed\n"), (run.ExitCode, run.Error));
        Assert.StartsWith("q.json:2:2: expected deny:\nshop/front → shop/back TCP 8081 (IPv4): allowed\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("    admitted by shop/back ingress[0] (shop.yaml:", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nshop/front → shop/back TCP 8082 (IPv4): denied\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FailedExpectation_IsExplainedInJson()
    {
        var run = _folder.Run("query", "shop.yaml", "--from", "shop/front", "--to", "shop/back", "--port", "81", "--expect", "allow", "--format", "json");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("shop.yaml:", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_IsInJson()
    {
        string[] args = ["query", "shop.yaml", "--from", "shop/front", "--to", "shop/back", "--port", "81", "--format", "json"];
        var run = _folder.Run([.. args, "--explain"]);
        Assert.True(run.ExitCode == 2 || run.Output != _folder.Run(args).Output);
    }

    [Theory]
    [InlineData("--expect", "deny")]
    [InlineData("--family", "IPv6")]
    public void Batch_RejectsWhatItWouldIgnore(string option, string value)
    {
        _folder.Write("q.json", """[{"from": "shop/front", "to": "shop/back", "port": 8081, "family": "IPv4"}]""");
        var run = _folder.Run("query", "shop.yaml", "--queries", "q.json", option, value);
        Assert.Equal(("", 2), (run.Output, run.ExitCode));
    }

    [Theory]
    [InlineData("svc:shop/back:fixed", "svc:shop/back:81 TCP → targetPort 8081: allowed")] // 107
    [InlineData("svc:shop/back:81", "svc:shop/back:81 TCP → targetPort 8081: allowed")]
    [InlineData("svc:shop/headless:8081", "svc:shop/headless:8081 TCP → targetPort 8081: allowed")] // 110
    [InlineData("svc:shop/nobody:80", "svc:shop/nobody:80 TCP → targetPort 80: denied, it has no backends in these manifests")]
    public void Service_IsFollowedToItsPods(string to, string verdict)
    {
        var run = _folder.Run("query", "shop.yaml", "--from", "shop/front", "--to", to);
        Assert.Equal(($"shop/front → {verdict}\n", "", 0), (run.Output, run.Error, run.ExitCode));
    }

    [Fact]
    public void ServiceWhoseFamiliesDiffer_SaysBoth() => Assert.Equal(
        "over IPv4: shop/front → svc:shop/back:80 TCP → targetPort http: allowed to 1 of 2 backends\nover IPv6: shop/front → svc:shop/back:80 TCP → targetPort http: allowed\n",
        _folder.Run("query", "shop.yaml", "--from", "shop/front", "--to", "svc:shop/back:web").Output);

    [Fact]
    public void ServiceReachedInPart_IsNotDenied()
    {
        Assert.Equal(1, _folder.Run("query", "shop.yaml", "--from", "shop/front", "--to", "svc:shop/back:web", "--expect", "deny").ExitCode);
        Assert.Equal(1, _folder.Run("query", "shop.yaml", "--from", "shop/front", "--to", "svc:shop/back:web", "--expect", "allow").ExitCode);
    }

    [Fact]
    public void ServicePort_IsThatOfTheProtocolAsked()
    {
        _folder.Write("q.json", """[{"from": "shop/front", "to": "svc:shop/back:53", "protocol": "TCP"}]""");
        var run = _folder.Run("query", "shop.yaml", "--queries", "q.json");
        Assert.DoesNotContain("UDP", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ServicePort_TakesAProtocol() =>
        Assert.StartsWith(
            "shop/front → svc:shop/back:53 TCP ", _folder.Run("query", "shop.yaml", "--from", "shop/front", "--to", "svc:shop/back:53/TCP").Output, StringComparison.Ordinal);

    [Fact]
    public void ServicePortInAPolicy_IsNamedAsTheMistake()
    {
        _folder.Write("svc.yaml", """
            apiVersion: v1
            kind: Pod
            metadata: {name: a, labels: {app: a}}
            status: {podIP: 10.0.0.1}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: b, labels: {app: b}}
            status: {podIP: 10.0.0.2}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: b}
            spec: {selector: {app: b}, ports: [{port: 80, targetPort: 8080}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: a}
            spec: {podSelector: {matchLabels: {app: a}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: b}}}], ports: [{port: 80}]}]}

            """);
        var run = _folder.Run("query", "svc.yaml", "--from", "a", "--to", "svc:b:80", "--explain");
        Assert.Contains("denied", run.Output.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("  the name cannot be resolved:", run.Output, StringComparison.Ordinal); // 113
        Assert.Contains("admits TCP 80, the Service's port; policies see the port of the pod: write 8080\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(": allowed, but the name cannot be resolved\n", _folder.Run("query", "svc.yaml", "--from", "a", "--to", "svc:b:80", "--policy-on-service-port", "true").Output, StringComparison.Ordinal);
        var podPort = _folder.Run("query", "svc.yaml", "--from", "a", "--to", "svc:b:8080");
        Assert.Equal(("error: Service 'default/b' has no port 8080; 8080 is the pods' port; clients of the Service use 80\n", 2), (podPort.Error, podPort.ExitCode));
    }

    [Theory]
    [InlineData("unknown", "depends on the network plugin")]
    [InlineData("allow", "allowed")]
    [InlineData("policy", "allowed")] // the pod's own address is always reached (89)
    public void Hairpin(string mode, string verdict)
    {
        _folder.Write("self.yaml", """
            {"apiVersion": "v1", "kind": "List", "items": [
              {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "labels": {"app": "a"}}, "status": {"podIP": "10.0.0.1"}},
              {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"selector": {"app": "a"}, "ports": [{"port": 80}]}}]}
            """);
        Assert.EndsWith($": {verdict}\n", _folder.Run("query", "self.yaml", "--from", "a", "--to", "svc:a:80", "--hairpin", mode).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", ports: [{port: 443}]")]
    public void ExternalName_IsNotDenied(string ports)
    {
        _folder.Write("ext.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nstatus: {podIP: 10.0.0.1}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: e}\nspec: {type: ExternalName, externalName: api.example.com" + ports + "}\n");
        var run = _folder.Run("query", "ext.yaml", "--from", "a", "--to", "svc:e:443", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(JsonValueKind.Null, json.RootElement[0].GetProperty("allowed").ValueKind);
    }

    [Fact]
    public void ServiceWithoutSelector_IsFollowedThroughItsSlices()
    {
        Slices("IPv4", "203.0.113.5");
        Assert.Equal("default/a → svc:default/s:443 TCP → targetPort 443: allowed\n", _folder.Run("query", ".", "--from", "a", "--to", "svc:s:443", "--families", "v4").Output);
        Assert.Contains("  203.0.113.5 8443: allowed\n", _folder.Run("query", ".", "--from", "a", "--to", "svc:s:443", "--explain").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SlicesOfTwoFamilies_AreEachAskedInTheirs()
    {
        Slices("IPv4", "203.0.113.5");
        Slices("IPv6", "2001:db8::5");
        Assert.Equal(0, _folder.Run("query", ".", "--from", "a", "--to", "svc:s:443").ExitCode);
    }

    [Fact]
    public void BackendWithoutTheFamily_DoesNotHideTheOthers()
    {
        var run = _folder.Run("query", "shop.yaml", "--from", "fd00::1", "--to", "svc:shop/back:fixed", "--family", "IPv6");
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }

    [Fact]
    public Task Ingress()
    {
        var run = _folder.Run("query", "shop.yaml", "--from", "shop/front", "--to", "ingress:shop/web");
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        return Verifier.Verify(run.Output);
    }

    [Fact]
    public void Ingress_RejectsAPort() =>
        Assert.Equal(2, _folder.Run("query", "shop.yaml", "--from", "shop/front", "--to", "ingress:shop/web", "--port", "81").ExitCode);

    [Fact]
    public void IngressFromOutside_IsToldWhoConnects()
    {
        var run = _folder.Run("query", "shop.yaml", "--from", "203.0.113.9", "--to", "ingress:shop/web", "--explain");
        Assert.Contains("controller", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void IngressWithAMissingService_StillJudgesTheOthers()
    {
        _folder.Write("gap.yaml", Shop.Replace("{service: {name: nobody,", "{service: {name: missing,", StringComparison.Ordinal));
        Assert.Contains("svc:shop/back:81 TCP → targetPort 8081: allowed", _folder.Run("query", "gap.yaml", "--from", "shop/front", "--to", "ingress:shop/web").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.168.0.1", "shop/api", true)] // 91
    [InlineData("shop/host1", "shop/api", true)] // 91: also pods on the host network of that node
    [InlineData("192.168.0.2", "shop/api", false)] // 92
    [InlineData("other/host2", "shop/api", false)] // 94: no selector matches it
    [InlineData("shop/api", "192.168.0.1", true)] // 93
    [InlineData("shop/api", "192.168.0.1", false, "--own-node-egress", "policy")]
    [InlineData("shop/api", "192.168.0.2", false)]
    [InlineData("203.0.113.1", "shop/host1", true)] // 94: not subject
    [InlineData("other/host2", "shop/api", true, "--host-network-mode", "asPod")]
    [InlineData("203.0.113.1", "shop/host1", false, "--host-network-mode", "asPod")]
    public void HostNetwork(string from, string to, bool allowed, params string[] switches)
    {
        var run = _folder.Run(["query", "hosts.yaml", "--from", from, "--to", to, "--port", "8080", "--expect", allowed ? "allow" : "deny", .. switches]);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }

    [Theory]
    [InlineData("[{ports: [{port: 80, endPort: 90}]}]", "85", true)] // 84
    [InlineData("[{ports: [{port: 80, endPort: 90}]}]", "91", false)]
    [InlineData("[{ports: [{port: 80, endPort: 90}]}]", "85", false, "--end-port", "portOnly")] // 85
    [InlineData("[{ports: [{port: 80, endPort: 90}]}]", "80", true, "--end-port", "portOnly")]
    [InlineData("[{ports: [{protocol: SCTP, port: 80}]}]", "80/SCTP", true)]
    [InlineData("[{ports: [{protocol: SCTP, port: 80}]}]", "80/SCTP", false, "--sctp", "false")]
    [InlineData("[{ports: [{}]}]", "80/TCP", true)] // 75
    [InlineData("[{ports: [{}]}]", "80/UDP", false)]
    [InlineData("[{ports: [{port: admin}]}]", "9000", false)] // 82
    [InlineData("[{ports: [{port: admin}]}]", "9000", true, "--init-container-ports", "true")]
    [InlineData("[{ports: [{port: admin}]}]", "9000", false, "--init-container-ports", "false")]
    [InlineData("[{ports: [{port: nope}]}]", "8080", false)] // 80
    [InlineData("[{from: [{ipBlock: {cidr: 10.0.0.0/24}}]}]", "80", true)] // 64
    [InlineData("[{from: [{ipBlock: {cidr: 10.0.0.0/24}}]}]", "80", false, "--ipblock-matches-pods", "false")] // 65
    [InlineData("[{from: [{ipBlock: {cidr: 10.0.0.0/24, except: [10.0.0.1/32]}}]}]", "80", false)] // 62
    [InlineData("[{from: [{ipBlock: {cidr: 10.0.0.7/24}}]}]", "80", true, "--strict-cidr", "false")] // 68
    public void IngressRule(string rules, string port, bool allowed, params string[] switches)
    {
        _folder.Write("rule.yaml", Two("policyTypes: [Ingress], ingress: " + rules, "app: b"));
        var run = _folder.Run(["query", "rule.yaml", "--from", "a", "--to", "b", "--port", port, "--expect", allowed ? "allow" : "deny", .. switches]);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }

    [Theory]
    [InlineData("policyTypes: [Egress], egress: [{ports: [{port: http}]}]", "8080", true)] // 81
    [InlineData("policyTypes: [Egress], egress: [{ports: [{port: http}]}]", "8080", true, "--named-port-egress-scope", "ownNamespace")]
    [InlineData("policyTypes: [Egress], egress: [{ports: [{port: http}]}]", "8080", false, "--named-port-egress-scope", "none")]
    [InlineData("policyTypes: [Ingress], egress: [{ports: [{port: 1}]}]", "80", true)] // 17h
    [InlineData("policyTypes: [Ingress], egress: [{ports: [{port: 1}]}]", "80", true, "--rules-outside-policy-types", "union")]
    [InlineData("policyTypes: [Ingress], egress: [{ports: [{port: 1}]}]", "80", false, "--rules-outside-policy-types", "isolate")]
    [InlineData("policyTypes: [Egress], egress: [{ports: [{port: nope}]}]", "80", false)] // 80
    [InlineData("policyTypes: [Egress], egress: [{ports: [{port: nope}]}]", "80", true, "--unresolved-named-port", "allPortsOfProtocol")]
    [InlineData("policyTypes: [Egress], egress: [{ports: [{port: nope}]}]", "80/UDP", false, "--unresolved-named-port", "allPortsOfProtocol")]
    [InlineData("policyTypes: [Egress], egress: [{ports: [{port: nope}]}]", "80", true, "--unresolved-named-port", "rejectPolicy")]
    public void EgressRule(string spec, string port, bool allowed, params string[] switches)
    {
        _folder.Write("rule.yaml", Two(spec, "app: a"));
        var run = _folder.Run(["query", "rule.yaml", "--from", "a", "--to", "b", "--port", port, "--expect", allowed ? "allow" : "deny", .. switches]);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }

    [Fact]
    public void IPBlockMatchesNodes_IsASwitch()
    {
        _folder.Write("node.yaml", Hosts + "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: nodes, namespace: shop}\nspec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{ipBlock: {cidr: 192.168.0.0/24}}]}]}\n");
        Assert.EndsWith(": allowed\n", _folder.Run("query", "node.yaml", "--from", "192.168.0.2", "--to", "shop/api", "--port", "80").Output, StringComparison.Ordinal); // 72
        Assert.EndsWith(": denied\n", _folder.Run("query", "node.yaml", "--from", "192.168.0.2", "--to", "shop/api", "--port", "80", "--ipblock-matches-nodes", "false").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void PodsOnStandardInput_AndListsInJson_AreRead()
    {
        _folder.Write("policy.json", """{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "deny", "namespace": "shop"}, "spec": {"podSelector": {}}}]}""");
        const string Pods = "apiVersion: v1\r\nkind: PodList\r\nitems:\r\n- metadata: {name: a}\r\n  status: {podIP: 10.0.0.1}\r\n- metadata: {name: b}\r\n  status: {podIP: 10.0.0.2}\r\n";
        Assert.Equal("shop/a → shop/b TCP 80 (IPv4): denied\n", _folder.RunWithInput(Pods, "query", "policy.json", "-", "--namespace", "shop", "--from", "a", "--to", "b", "--port", "80").Output);
    }

    [Theory]
    [InlineData("port 0 does not exist; ports go from 1 to 65535", "--from", "shop/front", "--to", "shop/back", "--port", "0")]
    [InlineData("port 65536 does not exist; ports go from 1 to 65535", "--from", "shop/front", "--to", "shop/back", "--port", "65536")]
    [InlineData("port -1 does not exist; ports go from 1 to 65535", "--from", "shop/front", "--to", "shop/back", "--port", "-1")]
    [InlineData("'shop/back' declares no TCP port named 'htp'; it has http/TCP", "--from", "shop/front", "--to", "shop/back", "--port", "htp")]
    [InlineData("NetworkPolicies say nothing about ICMP; whether it passes depends on the network plugin", "--from", "shop/front", "--to", "shop/back", "--port", "1/ICMP")]
    [InlineData("there is no pod 'shop/bakc'; the closest are 'shop/back', 'shop/back2', 'shop/done'", "--from", "shop/front", "--to", "shop/bakc", "--port", "80")]
    [InlineData("'shop/done' has completed (phase Succeeded), so it has no traffic any more; ask about a running pod", "--from", "shop/front", "--to", "shop/done", "--port", "80")]
    [InlineData("neither 1.2.3.4 nor 5.6.7.8 is a pod, so no NetworkPolicy applies between them", "--from", "1.2.3.4", "--to", "5.6.7.8", "--port", "80")]
    [InlineData("'shop/back2' has no IPv6 address, so it has no IPv6 connections; ask for the other family", "--from", "shop/front", "--to", "shop/back2", "--port", "80", "--family", "IPv6")]
    [InlineData("the port is missing: --port 8080/TCP", "--from", "shop/front", "--to", "shop/back")]
    [InlineData("a Service is written svc:namespace/name:port", "--from", "shop/front", "--to", "svc:shop/back")]
    [InlineData("there is no Service 'shop/bakc'; the closest are 'shop/back', 'shop/nobody', 'shop/headless'", "--from", "shop/front", "--to", "svc:shop/bakc:80")]
    [InlineData("--from and --to are needed, or --queries", "--from", "shop/front")]
    public void BadQuestion_IsOneSentence(string error, params string[] args)
    {
        var run = _folder.Run(["query", "shop.yaml", .. args]);
        Assert.Equal(("", "error: " + error + "\n", 2), (run.Output, run.Error, run.ExitCode));
    }

    [Theory]
    [InlineData("", "1:1: not JSON: ")]
    [InlineData("[", "1:2: not JSON: ")]
    [InlineData("[]x", "1:3: not JSON: ")]
    [InlineData("[] []", "1:4: not JSON: ")]
    [InlineData("// no\n[]", "1:1: not JSON: ")]
    [InlineData("{}", "1:1: a list of questions, ")]
    [InlineData("[null]", "1:2: a question must stand here: ")]
    [InlineData("""[{"from": "shop/front", "to": "shop/back", "port": 80},]""", "1:56: not JSON: ")]
    [InlineData("""[{"from": "shop/front", "to": "shop/back" """, "1:43: not JSON: ")]
    [InlineData("""[{"from": 1}]""", "1:11: 'from' must be a string")]
    [InlineData("""[{"to": "shop/back", "port": 80}]""", "1:2: the question has no 'from'")]
    [InlineData("""[{"from": "shop/front", "port": 80}]""", "1:2: the question has no 'to'")]
    [InlineData("""[{"from": "shop/front", "to": "shop/back"}]""", "1:2: the port is missing")]
    [InlineData("""[{"from": "shop/front", "to": "shop/back", "port": 80.5}]""", "1:52: a port is a whole number from 1 to 65535")]
    [InlineData("""[{"from": "shop/front", "to": "shop/back", "port": 99999999999999999999}]""", "1:52: a port is a whole number from 1 to 65535")]
    [InlineData("""[{"from": "shop/front", "to": "shop/back", "port": 0}]""", "1:52: port 0 does not exist")]
    [InlineData("""[{"from": "shop/front", "to": "shop/back", "port": 80, "expect": true}]""", "1:66: 'expect' must be a string")]
    [InlineData("""[{"from": "shop/front", "to": "shop/back", "port": 80, "protcol": "UDP"}]""", "1:67: a question has no 'protcol'")]
    [InlineData("[{\"from\": \"shop/front\",\r\n\"to\": \"shop/bakc\", \"port\": 80}]\r\n", "1:2: there is no pod 'shop/bakc'")]
    [InlineData("[{\"from\": \"shop/front\",\r\n \"to\": 7}]\r\n", "2:8: 'to' must be a string")]
    public void BadQueries_AreOneSentenceWithItsPlace(string text, string error)
    {
        _folder.Write("q.json", text);
        var run = _folder.Run("query", "shop.yaml", "--queries", "q.json");
        Assert.Equal(("", 2), (run.Output, run.ExitCode));
        Assert.StartsWith("error: q.json:" + error, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
    }

    [Theory]
    [InlineData("[{\"from\":\"shop/\u00ff\",\"to\":\"shop/back\",\"port\":80}]")]
    [InlineData("[{\"fr\u00ffom\":\"shop/front\",\"to\":\"shop/back\",\"port\":80}]")]
    [InlineData("[{\"from\":\"shop/\\ud800\",\"to\":\"shop/back\",\"port\":80}]")]
    public void QueriesThatAreNoText_AreOneSentence(string latin1)
    {
        File.WriteAllBytes(_folder.File("q.json"), System.Text.Encoding.Latin1.GetBytes(latin1));
        var run = _folder.Run("query", "shop.yaml", "--queries", "q.json");
        Assert.Equal(("", 2), (run.Output, run.ExitCode));
        Assert.StartsWith("error: q.json:1:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void QueriesWithoutAName_AreOneSentence()
    {
        var run = _folder.Run("query", "shop.yaml", "--queries", "");
        Assert.Equal(("", 2), (run.Output, run.ExitCode));
    }

    [Fact]
    public void MemberWrittenTwice_IsAnError()
    {
        _folder.Write("q.json", """[{"from": "shop/front", "to": "shop/back", "port": 80, "port": 8081}]""");
        Assert.Equal(2, _folder.Run("query", "shop.yaml", "--queries", "q.json").ExitCode);
    }

    [Fact]
    public void PortOfAWrongType_IsToldWhatAPortIs()
    {
        _folder.Write("q.json", """[{"from": "shop/front", "to": "shop/back", "port": true}]""");
        Assert.Contains("number", _folder.Run("query", "shop.yaml", "--queries", "q.json").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ByteOrderMark_IsNoCharacter()
    {
        _folder.Write("q.json", "\uFEFF[]");
        var run = _folder.Run("query", "shop.yaml", "--queries", "q.json", "--format", "json");
        Assert.Equal(("[]\n", "", 0), (run.Output, run.Error, run.ExitCode));
        Assert.Matches("^error: 'nope.json' cannot be read: [^\n]*\n$", _folder.Run("query", "shop.yaml", "--queries", "nope.json").Error);
    }

    [Fact]
    public void PodWithoutAddress_IsNotGuessed()
    {
        _folder.Write("new.yaml", Two("policyTypes: [Ingress], ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/24}}]}]", "app: b").Replace("podIP: 10.0.0.1", "phase: Pending", StringComparison.Ordinal));
        var run = _folder.Run("query", "new.yaml", "--from", "a", "--to", "b", "--port", "80");
        Assert.Equal(("", 2), (run.Output, run.ExitCode));
        Assert.Matches("^error: 'default/a' has no address yet, [^\n]*\n$", run.Error);
        Assert.EndsWith(": denied\n", _folder.Run("query", "new.yaml", "--from", "a", "--to", "b", "--port", "80", "--ipblock-matches-pods", "false").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void PodsWithOneAddress_AreAnErrorWhereTheAddressIsAsked()
    {
        _folder.Write("same.yaml", Two("policyTypes: []", "app: c").Replace("10.0.0.2", "10.0.0.1", StringComparison.Ordinal));
        var run = _folder.Run("query", "same.yaml", "--from", "10.0.0.1", "--to", "b", "--port", "80");
        Assert.Equal(("", "error: pods 'default/a' and 'default/b' have the same address 10.0.0.1; an address is of one pod\n", 2), (run.Output, run.Error, run.ExitCode));
    }

    [Fact]
    public void PodDefinedTwice_IsAnError()
    {
        _folder.Write("a.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n");
        _folder.Write("b.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {x: z}}\n");
        var run = _folder.Run("query", "a.yaml", "b.yaml", "--from", "a", "--to", "1.1.1.1", "--port", "80");
        Assert.Equal(("", "error: b.yaml:3:18: Pod 'default/a' is defined twice, first at a.yaml:3:18; remove one of them\n", 2), (run.Output, run.Error, run.ExitCode));
    }

    [Fact]
    public void PodDefinedTwiceInAFolder_GivesNoVerdict()
    {
        _folder.Write("f/a.yaml", Two("policyTypes: [Egress]", "app: other"));
        _folder.Write("f/b.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {app: other}}\nstatus: {podIP: 10.0.0.1}\n");
        Assert.Equal("", _folder.Run("query", "f", "--from", "a", "--to", "b", "--port", "80").Output);
    }

    [Fact]
    public void NameOfTwoWorkloads_IsAnError()
    {
        _folder.Write("w.yaml", Workload("Deployment", "a") + Workload("StatefulSet", "b") + "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {podSelector: {matchLabels: {app: a}}}\n");
        Assert.EndsWith(": denied\n", _folder.Run("query", "w.yaml", "--from", "1.1.1.1", "--to", "web[Deployment]", "--port", "80").Output, StringComparison.Ordinal);
        Assert.EndsWith(": allowed\n", _folder.Run("query", "w.yaml", "--from", "1.1.1.1", "--to", "web[StatefulSet]", "--port", "80").Output, StringComparison.Ordinal);
        Assert.Equal(2, _folder.Run("query", "w.yaml", "--from", "1.1.1.1", "--to", "web", "--port", "80").ExitCode);
    }

    [Fact]
    public void WorkloadWhosePodsDiffer_IsNotJudgedByOne()
    {
        const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: NAME, labels: {track: NAME}, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: web, controller: true}]}\nstatus: {podIP: ADDRESS}\n---\n";
        _folder.Write("w.yaml", Pod.Replace("NAME", "w-0", StringComparison.Ordinal).Replace("ADDRESS", "10.0.0.1", StringComparison.Ordinal)
            + Pod.Replace("NAME", "w-1", StringComparison.Ordinal).Replace("ADDRESS", "10.0.0.2", StringComparison.Ordinal)
            + "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {podSelector: {matchLabels: {track: w-0}}}\n");
        var run = _folder.Run("query", "w.yaml", "--from", "1.1.1.1", "--to", "web[StatefulSet]", "--port", "80", "--expect", "deny");
        Assert.NotEqual(0, run.ExitCode);
    }

    [Fact]
    public void ServiceNextToADeploymentOfItsName_IsAskedWithItsPrefix()
    {
        _folder.Write("w.yaml", Workload("Deployment", "a") + "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: a}, ports: [{port: 80}]}\n");
        Assert.Equal("1.1.1.1 → default/web[Deployment] TCP 80 (IPv4): allowed\n", _folder.Run("query", "w.yaml", "--from", "1.1.1.1", "--to", "web", "--port", "80").Output);
        Assert.Equal("1.1.1.1 → svc:default/web:80 TCP → targetPort 80: allowed\n", _folder.Run("query", "w.yaml", "--from", "1.1.1.1", "--to", "svc:web:80").Output);
    }

    [Theory]
    [InlineData("web-7d9f-x", "ReplicaSet", "web-7d9f", "web[Deployment]")]
    [InlineData("nightly-1-x", "Job", "nightly-1", "nightly-1[Job]")]
    [InlineData("etcd", "Node", "n1", "etcd[Pod]")]
    public void Owner_NamesTheWorkload(string pod, string kind, string owner, string workload)
    {
        _folder.Write("p.yaml", $"apiVersion: v1\nkind: Pod\nmetadata: {{name: {pod}, labels: {{pod-template-hash: 7d9f}}, ownerReferences: [{{apiVersion: v1, kind: {kind}, name: {owner}, controller: true}}]}}\nstatus: {{podIP: 10.0.0.1}}\n");
        Assert.Equal($"1.1.1.1 → default/{pod} TCP 80 (IPv4): allowed\n", _folder.Run("query", "p.yaml", "--from", "1.1.1.1", "--to", workload, "--port", "80").Output);
    }

    [Theory]
    [InlineData("StatefulSet", "Prometheus", "spec: {template: {metadata: {labels: {app: a}}}}")]
    [InlineData("Job", "CronJob", "spec: {template: {metadata: {labels: {app: a}}}}")]
    [InlineData("ReplicaSet", "Rollout", "spec: {template: {metadata: {labels: {app: a}}}}")]
    public void WorkloadOfAnUnknownOwner_IsStillThere(string kind, string owner, string spec)
    {
        _folder.Write("w.yaml", $"apiVersion: {(kind == "Job" ? "batch" : "apps")}/v1\nkind: {kind}\nmetadata: {{name: w, ownerReferences: [{{apiVersion: x/v1, kind: {owner}, name: o, controller: true}}]}}\n{spec}\n");
        var run = _folder.Run("query", "w.yaml", "--from", "1.1.1.1", "--to", "w", "--port", "80");
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }

    private static string Workload(string kind, string app) =>
        $"apiVersion: apps/v1\nkind: {kind}\nmetadata: {{name: web}}\nspec: {{template: {{metadata: {{labels: {{app: {app}}}}}, spec: {{containers: [{{name: c}}]}}}}}}\n---\n";

    // Two pods, a → b, and one policy.
    private static string Two(string spec, string selected) => $$$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: a, labels: {app: a}}
        status: {podIP: 10.0.0.1}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: b, labels: {app: b}}
        spec: {initContainers: [{name: i, ports: [{name: admin, containerPort: 9000}]}], containers: [{name: c, ports: [{name: http, containerPort: 8080}]}]}
        status: {podIP: 10.0.0.2}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: p}
        spec: {podSelector: {matchLabels: { {{{selected}}} } }, {{{spec}}} }

        """;

    private void Slices(string family, string address)
    {
        File.Delete(_folder.File("shop.yaml"));
        File.Delete(_folder.File("hosts.yaml"));
        _folder.Write("s.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nstatus: {podIP: 10.0.0.1}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {ports: [{port: 443}]}\n");
        _folder.Write($"{family}.yaml", $"apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {{name: s-{family.ToLowerInvariant()}, labels: {{kubernetes.io/service-name: s}}}}\naddressType: {family}\nendpoints: [{{addresses: ['{address}']}}]\nports: [{{port: 8443}}]\n");
    }
}
