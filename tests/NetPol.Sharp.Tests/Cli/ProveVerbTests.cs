using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Cli;

/// <summary><c>netpol prove</c>, and <c>netpol diff</c> without a cluster: what is said of policies alone.</summary>
public sealed class ProveVerbTests : IDisposable
{
    private const string Deny = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: deny, namespace: shop}
        spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
        ---

        """;

    private const string Flow = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: database, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: database}}
          policyTypes: [Ingress]
          ingress:
          - from: [{podSelector: {matchLabels: {role: client}}}, {ipBlock: {cidr: '2001:db8::/32'}}]
            ports: [{port: 5432}, {port: metrics, protocol: UDP}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: clients, namespace: shop}
        spec:
          podSelector: {matchLabels: {role: client}}
          policyTypes: [Egress]
          egress:
          - to: [{podSelector: {matchLabels: {app: database}}}]
        ---

        """;

    private const string Assertions = """
        assertions:
        - never: {from: {namespace: shop, pods: app=frontend}, to: {namespace: shop, pods: app=database}, tcp: [5432]}
          because: it is public
        - never: {from: {namespaces: team=x}, to: [{namespace: shop, pods: app=database}, {namespace: shop, pods: app=other}], sctp: ["1-9"]}
        - never: {from: {cidr: 2001:db8::/32, except: ["2001:db8:1::/48"]}, to: {pods: app=database}, udp: [metrics]}
        - always: {from: {anywhere: true}, to: {namespace: shop, pods: "app=database,role!=x"}}
        - never: {from: {namespace: shop, pods: "a,!a"}, to: {anywhere: true}}

        """;

    private const string Pods = """
        apiVersion: v1
        kind: Pod
        metadata: {name: f, namespace: shop, labels: {app: frontend}}
        status: {podIPs: [{ip: 10.0.0.1}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: database, namespace: shop}
        spec: {replicas: 2, template: {metadata: {labels: {app: database}}, spec: {containers: [{name: a}]}}}
        ---

        """;

    private readonly VerbFolder _folder = new();

    public ProveVerbTests()
    {
        _folder.Write("policies.yaml", Deny + Flow);
        _folder.Write("assert.yaml", Assertions);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    public async Task Format(string format, string extension)
    {
        _folder.Write("pods.yaml", Pods);
        var run = _folder.Run("prove", "policies.yaml", "pods.yaml", "--assert", "assert.yaml", "--format", format);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("for every pod that could exist: 1 holds, 3 violated, 1 vacuous\nfor the pods in the manifests (2): 1 holds, 1 violated, 3 vacuous\n", run.Error);
        await Verifier.Verify(run.Output, extension, format);
    }

    [Fact]
    public void WhatHolds_ExitsWithZero()
    {
        _folder.Write("deny.yaml", Deny);
        _folder.Write("one.yaml", "assertions: [{never: {from: {namespace: shop, pods: app=a}, to: {namespace: shop}}}]");
        var run = _folder.Run("prove", "deny.yaml", "--assert", "one.yaml");
        Assert.Equal(("one.yaml:1:14: holds: Never from pods app=a in namespace 'shop' to pods in namespace 'shop' on any port\n", "for every pod that could exist: 1 holds\n", 0), (run.Output, run.Error, run.ExitCode));
    }

    [Fact]
    public void ExistingPods_DecideWhereTheyAreAskedFor()
    {
        _folder.Write("pods.yaml", Pods);
        _folder.Write("one.yaml", "assertions: [{never: {from: {namespace: shop, pods: app=frontend}, to: {namespace: shop, pods: app=database}}}]");
        Assert.Equal(1, _folder.Run("prove", "policies.yaml", "pods.yaml", "--assert", "one.yaml").ExitCode);
        var run = _folder.Run("prove", "policies.yaml", "pods.yaml", "--assert", "one.yaml", "--pods", "existing");
        Assert.Equal(("for the pods in the manifests (2): 1 holds\n", 0), (run.Error, run.ExitCode));
        Refused("there are no pods or workloads in the manifests to prove something for; add theirs, or leave --pods existing out", "prove", "policies.yaml", "--assert", "one.yaml", "--pods", "existing");
    }

    [Fact]
    public void ReplicasOfOneWorkload_AreTwoPods()
    {
        _folder.Write("pods.yaml", Pods);
        _folder.Write("one.yaml", "assertions: [{always: {from: {namespace: shop, pods: app=database}, to: {namespace: shop, pods: app=database}}}]");
        var run = _folder.Run("prove", "policies.yaml", "pods.yaml", "--assert", "one.yaml", "--pods", "existing");
        Assert.Contains("'shop/database[Deployment]' cannot reach 'shop/database[Deployment]'", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void PodWithoutAnAddress_IsSaidToDependOnIt()
    {
        _folder.Write("pods.yaml", Pods);
        _folder.Write("policies.yaml", Deny.Replace("[Ingress, Egress]", "[Ingress]", StringComparison.Ordinal) + Flow.Replace("2001:db8::/32", "10.0.0.0/31", StringComparison.Ordinal).Split("---\n")[0]);
        _folder.Write("one.yaml", "assertions: [{never: {from: {namespace: shop, pods: app=database}, to: {namespace: shop, pods: app=database}}}]");
        var run = _folder.Run("prove", "policies.yaml", "pods.yaml", "--assert", "one.yaml", "--pods", "existing");
        Assert.Contains("'shop/database[Deployment]' may or may not, by the address that it gets, reach 'shop/database[Deployment]' on TCP 5432 (IPv4)\n  out: allowed, no policy isolates the pod for egress\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SwitchesAndWhatWasNotLookedAt_AreSaid()
    {
        _folder.Write("other.yaml", "apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: a}\n");
        var run = _folder.Run("prove", "other.yaml", "--assert", "assert.yaml", "--sctp", "false");
        Assert.EndsWith("note: for a network plugin with --sctp false\nnote: there are no NetworkPolicies in what was read, so everything is allowed\nnote: not looked at: 1 ClusterNetworkPolicy\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void RejectedPolicy_IsLeftOutAndFails()
    {
        _folder.Write("folder/deny.yaml", Deny);
        _folder.Write("folder/bad.yaml", Flow.Replace("5432", "0", StringComparison.Ordinal));
        _folder.Write("one.yaml", "assertions: [{never: {from: {namespace: shop, pods: app=a}, to: {namespace: shop}}}]");
        var run = _folder.Run("prove", "folder", "--assert", "one.yaml");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("; left out\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "assert.yaml:1:1: there are no assertions; write assertions: [{never: {from: …, to: …}}]")]
    [InlineData("assertions: []", "assert.yaml:1:1: there are no assertions; write assertions: [{never: {from: …, to: …}}]")]
    [InlineData("claims: []", "assert.yaml:1:1: a file of assertions has no 'claims'; it has assertions")]
    [InlineData("assertions: 1", "assert.yaml:1:13: an array must stand here, and this is a number")]
    [InlineData("assertions:\n- never: {from: {anywhere: true}}", "assert.yaml:2:10: 'to' is missing; write to: {pods: \"app=web\", namespace: shop}")]
    [InlineData("assertions:\n- nevr: {}", "assert.yaml:2:3: an assertion has no 'nevr'; it has never, always, because")]
    [InlineData("assertions:\n- because: x", "assert.yaml:2:3: an assertion is either 'never' or 'always'")]
    [InlineData("assertions:\n- never: {from: {anywhere: true}, to: {anywhere: true}}\n  never: {from: {pods: app}, to: {pods: app}}", "assert.yaml:3:3: 'never' is written twice; keep one of the two")]
    [InlineData("assertions:\n- never: {from: {}, to: {anywhere: true}}", "assert.yaml:2:17: an end is one of: pods with 'pods', 'namespace' or 'namespaces'; addresses with 'cidr'; internet: true; anywhere: true")]
    [InlineData("assertions:\n- never: {from: [], to: {anywhere: true}}", "assert.yaml:2:17: 'from' is an empty list; write from: {anywhere: true} if every end is meant")]
    [InlineData("assertions:\n- never: {from: {pods: \"\"}, to: {anywhere: true}}", "assert.yaml:2:24: an empty text must not stand here; leave the field out to mean all")]
    [InlineData("assertions:\n- never: {from: {pods: app in}, to: {anywhere: true}}", "assert.yaml:2:24: Expected '(' after 'in' at column 7 of 'app in'")]
    [InlineData("assertions:\n- never: {from: {pods: on}, to: {anywhere: true}}", "assert.yaml:2:24: a string must stand here, and this is a bool; quote it")]
    [InlineData("assertions:\n- never: {from: {namespace: a, namespaces: b=c}, to: {anywhere: true}}", "assert.yaml:2:44: 'namespace' is one by its name and 'namespaces' are those with certain labels; write one of the two")]
    [InlineData("assertions:\n- never: {from: {namespace: A}, to: {anywhere: true}}", "assert.yaml:2:29: Namespace name 'A' must consist of lower-case letters, digits and '-', and start and end with a letter or digit")]
    [InlineData("assertions:\n- never: {from: {cidr: 10.0.0.0}, to: {anywhere: true}}", "assert.yaml:2:24: '10.0.0.0' is not a CIDR; did you mean '10.0.0.0/32'?")]
    [InlineData("assertions:\n- never: {from: {cidr: 10.0.0.0/8, except: [11.0.0.0/9]}, to: {anywhere: true}}", "assert.yaml:2:45: '11.0.0.0/9' is outside '10.0.0.0/8'; the API server rejects it; take out only a part of the range")]
    [InlineData("assertions:\n- never: {from: {pods: app, except: [11.0.0.0/9]}, to: {anywhere: true}}", "assert.yaml:2:37: 'except' belongs to 'cidr'")]
    [InlineData("assertions:\n- never: {from: {anywhere: true}, to: {pods: app}, tcp: [0]}", "assert.yaml:2:58: port 0 does not exist; ports go from 1 to 65535")]
    [InlineData("assertions:\n- never: {from: {anywhere: true}, to: {pods: app}, tcp: [9-8]}", "assert.yaml:2:58: the range 9-8 is empty; write 8-9")]
    [InlineData("assertions:\n- never: {from: {anywhere: true}, to: {pods: app}, tcp: []}", "assert.yaml:2:57: 'tcp' is empty; leave it out to mean every port, or name ports")]
    [InlineData("assertions:\n- never: {from: {anywhere: true}, to: {pods: app}, icmp: [1]}", "assert.yaml:2:52: 'never' has no 'icmp'; it has from, to, tcp, udp, sctp")]
    public void BadAssertions_AreOneSentence(string text, string message)
    {
        _folder.Write("assert.yaml", text);
        Refused(message, "prove", "policies.yaml", "--assert", "assert.yaml");
    }

    [Fact]
    public void MissingFileOrFolder_IsOneSentence()
    {
        Refused("'missing.yaml' does not exist; give a file, a folder or '-'", "prove", "policies.yaml", "--assert", "missing.yaml");
        _folder.Write("folder/assert.yaml", Assertions);
        var run = _folder.Run("prove", "policies.yaml", "--assert", "folder");
        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith("is a folder; --assert needs a file\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    [InlineData("markdown", "md")]
    public async Task Diff(string format, string extension)
    {
        _folder.Write("new.yaml", Deny + Flow.Replace("5432", "5433", StringComparison.Ordinal).Replace("2001:db8::/32", "2001:db8::/31", StringComparison.Ordinal));
        var run = _folder.Run("diff", "policies.yaml", "new.yaml", "--format", format);
        Assert.Equal(0, run.ExitCode);
        await Verifier.Verify(run.Output, extension, format);
    }

    [Theory]
    [InlineData("- from: [{podSelector: {matchLabels: {role: client}}}", "- from: [{podSelector: {matchLabels: {role: client, x: z}}}", 1, 0)]
    [InlineData("app: database}}\n  policyTypes: [Ingress]", "app: database}}\n  policyTypes: [Ingress]\n  # nothing else", 0, 0)]
    [InlineData("port: 5432", "port: 5432, endPort: 5433", 1, 1)]
    [InlineData("kind: NetworkPolicy\nmetadata: {name: deny", "kind: NetworkPolicy\nmetadata: {name: denial", 0, 0)]
    public void DiffFailOn_SetsTheExitCode(string before, string after, int any, int widened)
    {
        _folder.Write("new.yaml", (Deny + Flow).Replace(before, after, StringComparison.Ordinal));
        Assert.Equal(any, _folder.Run("diff", "policies.yaml", "new.yaml", "--fail-on", "any").ExitCode);
        Assert.Equal(widened, _folder.Run("diff", "policies.yaml", "new.yaml", "--fail-on", "widened").ExitCode);
    }

    [Fact]
    public void DiffOfWhatIsNoLongerIsolated_HasAnExampleForEachPolicy()
    {
        string Isolating(string name) => Deny.Replace("podSelector: {}", $"podSelector: {{matchLabels: {{app: {name}}}}}", StringComparison.Ordinal).Replace("name: deny", "name: " + name, StringComparison.Ordinal).Replace("[Ingress, Egress]", "[Ingress]", StringComparison.Ordinal);
        _folder.Write("old.yaml", Isolating("toy") + Isolating("database") + Isolating("kept"));
        _folder.Write("new.yaml", Isolating("kept"));
        using var json = JsonDocument.Parse(_folder.Run("diff", "old.yaml", "new.yaml", "--format", "json").Output);
        var reached = json.RootElement.GetProperty("gained").EnumerateArray().Select(gain => gain.GetProperty("to").GetProperty("labels").GetProperty("app").GetString()).ToHashSet();
        Assert.Equal(["database", "toy"], reached.Order(StringComparer.Ordinal));
        Assert.True(json.RootElement.GetProperty("complete").GetBoolean());
    }

    private void Refused(string message, params string[] args)
    {
        var run = _folder.Run(args);
        Assert.Equal(("", $"error: {message}\n", 2), (run.Output, run.Error, run.ExitCode));
    }
}
