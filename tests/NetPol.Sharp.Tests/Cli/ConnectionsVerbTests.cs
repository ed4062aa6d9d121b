using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Cli;

/// <summary><c>netpol connections</c>: what it lists, in every format, and what it does with bad input.</summary>
public sealed class ConnectionsVerbTests : IDisposable
{
    // Two pods of one Deployment that talk to nobody but each other and the API, which 10.0.0.0/8 reaches on a range, over IPv4 alone.
    private const string Cluster = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web-5c-a, namespace: shop, labels: {app: web, pod-template-hash: 5c}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-5c, controller: true}]}
        status: {phase: Running, podIPs: [{ip: 10.0.0.1}, {ip: "fd00::1"}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web-5c-b, namespace: shop, labels: {app: web, pod-template-hash: 5c}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-5c, controller: true}]}
        status: {phase: Running, podIPs: [{ip: 10.0.0.2}, {ip: "fd00::2"}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: api, namespace: back, labels: {app: api}}
        spec: {containers: [{name: c, ports: [{name: sig, containerPort: 3868, protocol: SCTP}]}]}
        status: {phase: Running, podIPs: [{ip: 10.0.0.3}, {ip: "fd00::3"}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: done, namespace: back, labels: {app: api}}
        status: {phase: Failed, podIP: 10.0.0.3}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web, namespace: shop}
        spec:
          podSelector: {}
          policyTypes: [Ingress, Egress]
          ingress:
          - from: [{podSelector: {}}]
          egress:
          - to: [{podSelector: {}}, {namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: back}}}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: api, namespace: back}
        spec:
          podSelector: {matchLabels: {app: api}}
          policyTypes: [Ingress, Egress]
          ingress:
          - from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.64.0.0/10]}}]
            ports: [{port: 8000, endPort: 8010}, {port: sig, protocol: SCTP}]
          - from: [{namespaceSelector: {}}]
            ports: [{port: 53, protocol: UDP}]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: x}

        """;

    private readonly VerbFolder _folder = new();

    public ConnectionsVerbTests() => _folder.Write("cluster.yaml", Cluster);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    [InlineData("csv", "csv")]
    [InlineData("markdown", "md")]
    [InlineData("dot", "dot")]
    [InlineData("mermaid", "mmd")]
    public async Task Format(string format, string extension)
    {
        var run = _folder.Run("connections", "cluster.yaml", "--format", format);
        Assert.Equal(("note: not looked at: 1 ConfigMap\n", 0), (run.Error, run.ExitCode));
        await Verifier.Verify(run.Output, extension, format);
    }

    [Fact]
    public async Task ByWorkload()
    {
        var run = _folder.Run("connections", "cluster.yaml", "--by", "workload");
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("shop/web[Deployment] → shop/web[Deployment]", run.Output, StringComparison.Ordinal);
        await Verifier.Verify(run.Output);
    }

    [Fact]
    public void Json_IsTheContract()
    {
        using var json = JsonDocument.Parse(_folder.Run("connections", "cluster.yaml", "--format", "json").Output);
        var toApi = json.RootElement.EnumerateArray().Where(entry => entry.GetProperty("to").GetString() == "back/api").ToArray();

        // 62: the block without what it excepts, as intervals. Those pods of shop come as themselves.
        Assert.Equal(["10.0.0.0-10.63.255.255", "10.128.0.0-10.255.255.255"], toApi.Select(entry => entry.GetProperty("from").GetString()!).Where(from => from[0] == '1'));
        Assert.Equal("""{"TCP":[[8000,8010]],"SCTP":[[3868,3868]]}""", toApi[0].GetProperty("connections").GetRawText());

        // 67: over IPv4 the block matches the pods, too; over IPv6 only the selector does.
        var fromWeb = toApi.Where(entry => entry.GetProperty("from").GetString() == "shop/web-5c-a").ToArray();
        Assert.Equal(["IPv4", "IPv6"], fromWeb.Select(entry => entry.GetProperty("family").GetString()));
        Assert.Equal("""{"TCP":[[8000,8010]],"UDP":[[53,53]],"SCTP":[[3868,3868]]}""", fromWeb[0].GetProperty("connections").GetRawText());
        Assert.Equal("""{"UDP":[[53,53]]}""", fromWeb[1].GetProperty("connections").GetRawText());
    }

    [Fact]
    public void Switches_ChangeTheList()
    {
        var run = _folder.Run("connections", "cluster.yaml", "--ipblock-matches-pods", "false", "--families", "v4", "--end-port", "portOnly", "--sctp", "false");
        Assert.Equal("""
            10.0.0.0-10.63.255.255 → back/api: TCP 8000
            10.128.0.0-10.255.255.255 → back/api: TCP 8000
            shop/web-5c-a → back/api: UDP 53
            shop/web-5c-a → shop/web-5c-b: all
            shop/web-5c-b → back/api: UDP 53
            shop/web-5c-b → shop/web-5c-a: all

            """, run.Output);
    }

    [Fact]
    public void CompletedPods_AreNoEnds() => // 101
        Assert.DoesNotContain("back/done", _folder.Run("connections", "cluster.yaml").Output, StringComparison.Ordinal);

    [Fact]
    public void NothingAllowed_IsAnEmptyList()
    {
        _folder.Write("deny.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nstatus: {podIP: 10.0.0.1}\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {podSelector: {}, policyTypes: [Ingress, Egress]}\n");
        var run = _folder.Run("connections", "deny.yaml", "--format", "json");
        Assert.Equal(("[]\n", "", 0), (run.Output, run.Error, run.ExitCode));
        Assert.Equal("from,to,family,protocol,ports\n", _folder.Run("connections", "deny.yaml", "--format", "csv").Output);
    }

    [Fact]
    public void OtherNodes_AreInTheirRange()
    {
        // 91: the own node always; 92: others by policy.
        _folder.Write("node.yaml", """
            apiVersion: v1
            kind: Pod
            metadata: {name: a, labels: {app: a}}
            spec: {nodeName: n1}
            status: {podIP: 10.0.0.1, hostIP: 192.168.0.1}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: h1, labels: {app: h}}
            spec: {nodeName: n1, hostNetwork: true}
            status: {podIP: 192.168.0.1, hostIP: 192.168.0.1}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: h2, labels: {app: h}}
            spec: {nodeName: n2, hostNetwork: true}
            status: {podIP: 192.168.0.2, hostIP: 192.168.0.2}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: p}
            spec: {podSelector: {}, policyTypes: [Ingress, Egress]}

            """);
        Assert.Equal("""
            0.0.0.0-255.255.255.255 → default/h1: all
            0.0.0.0-255.255.255.255 → default/h2: all
            default/a → default/h1: all
            default/h1 → 0.0.0.0-255.255.255.255: all
            default/h1 → default/a: all
            default/h1 → default/h2: all
            default/h2 → 0.0.0.0-255.255.255.255: all
            default/h2 → default/h1: all

            """, _folder.Run("connections", "node.yaml").Output);
        Assert.DoesNotContain("default/a → default/h1", _folder.Run("connections", "node.yaml", "--own-node-egress", "policy").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Owners_AreFollowedToTheTop()
    {
        _folder.Write("owners.yaml", """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: batch/v1, kind: CronJob, metadata: {name: nightly}, spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: nightly}}}}}}}
            - {apiVersion: batch/v1, kind: Job, metadata: {name: nightly-1, ownerReferences: [{apiVersion: batch/v1, kind: CronJob, name: nightly, controller: true}]}, spec: {template: {metadata: {labels: {app: nightly}}}}}
            - {apiVersion: v1, kind: Pod, metadata: {name: nightly-1-x, ownerReferences: [{apiVersion: batch/v1, kind: Job, name: nightly-1, controller: true}]}, status: {podIP: 10.0.0.1}}
            - {apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {metadata: {labels: {app: w}}}}}
            - {apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: web-1, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, controller: true}]}, spec: {template: {metadata: {labels: {app: w}}}}}
            - {apiVersion: v1, kind: Pod, metadata: {name: web-1-x, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-1, controller: true}]}, status: {podIP: 10.0.0.2}}
            - {apiVersion: v1, kind: Pod, metadata: {name: etcd, ownerReferences: [{apiVersion: v1, kind: Node, name: n1, controller: true}]}, status: {podIP: 10.0.0.3}}
            - {apiVersion: v1, kind: Pod, metadata: {name: web}, status: {podIP: 10.0.0.4}}
            - {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web}, spec: {template: {metadata: {labels: {app: s}}}}}

            """);
        var ends = _folder.Run("connections", "owners.yaml", "--by", "workload", "--families", "v4").Output.Split('\n').Where(line => line.Length > 0).Select(line => line.Split(" → ")[0]).Distinct().Where(end => end[0] == 'd');
        Assert.Equal(["default/etcd[Pod]", "default/nightly[CronJob]", "default/web[Deployment]", "default/web[Pod]", "default/web[StatefulSet]"], ends);
    }

    [Fact]
    public void PodsWithoutAddress_AreNoted()
    {
        _folder.Write("new.yaml", Cluster.Replace("podIPs: [{ip: 10.0.0.1}, {ip: \"fd00::1\"}]", "phase: Pending", StringComparison.Ordinal).Replace("{phase: Running, phase: Pending}", "{phase: Pending}", StringComparison.Ordinal));
        var run = _folder.Run("connections", "new.yaml", "--families", "v4");
        Assert.StartsWith("note: some pods have no address yet; ", run.Error, StringComparison.Ordinal);
        Assert.Contains("shop/web-5c-a → back/api: UDP 53\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatDoesNotParse_IsSaidAndTheRestIsListed()
    {
        _folder.Write("a.yaml", "{{ .Values.x }}: [\n");
        var run = _folder.Run("connections", ".");
        Assert.Equal((1, _folder.Run("connections", "cluster.yaml").Output), (run.ExitCode, run.Output));
        Assert.Matches("^error: a.yaml:1:[0-9]+: NETPOL1010: [^\n]*; left out\nnote: ", run.Error);
        Assert.Equal(2, _folder.Run("connections", "a.yaml").ExitCode);
    }

    [Fact]
    public void RejectedPolicy_IsLeftOutAndSaid()
    {
        _folder.Write("f/pods.yaml", Cluster);
        _folder.Write("f/bad.yaml", "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: bad, namespace: back}\nspec: {podSelector: {}, ingress: [{ports: [{port: 0}]}]}\n");
        var run = _folder.Run("connections", "f");
        Assert.Equal((1, _folder.Run("connections", "cluster.yaml").Output), (run.ExitCode, run.Output));
        Assert.StartsWith("error: f/bad.yaml:4:", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: 'nope' does not exist; give a file, a folder or '-'\n", "nope")]
    [InlineData("error: '' does not exist; give a file, a folder or '-'\n", "")]
    [InlineData("error: there is no *.yaml, *.yml or *.json in 'folder'\n", "folder")]
    [InlineData("error: there are no pods or workloads in 'empty.yaml'; add their manifests ('netpol prove' and 'netpol diff --pods any' need policies alone)\n", "empty.yaml")]
    [InlineData("error: bin.yaml:1:1: NETPOL1010: Not text: the bytes are no UTF-8; is this a binary file?\n", "bin.yaml")]
    [InlineData("error: address.yaml:4:17: NETPOL1010: Pod: 'hello' is not an address\n", "address.yaml")]
    public void BadInput_IsOneSentence(string error, string path)
    {
        Directory.CreateDirectory(_folder.File("folder"));
        _folder.Write("empty.yaml", "");
        File.WriteAllBytes(_folder.File("bin.yaml"), [0x80, 0xFF, 0x00]);
        _folder.Write("address.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nstatus: {podIP: hello}\n");
        var run = _folder.Run("connections", path);
        Assert.Equal(("", error, 2), (run.Output, run.Error, run.ExitCode));
    }

    [Theory]
    [InlineData]
    [InlineData("cluster.yaml", "--format", "svg2")]
    [InlineData("cluster.yaml", "--by", "node")]
    [InlineData("cluster.yaml", "--end-port", "none")]
    [InlineData("cluster.yaml", "--sctp")]
    [InlineData("cluster.yaml", "--frmt", "json")]
    public void BadUsage_IsOneSentence(params string[] args)
    {
        var run = _folder.Run(["connections", .. args]);
        Assert.Equal(("", 2), (run.Output, run.ExitCode));
        Assert.Matches("^error: [^\n]*\n$", run.Error);
    }

    [Fact]
    public void SwitchThatIsNoBool_IsToldTheWords() =>
        Assert.Contains("maybe", _folder.Run("connections", "cluster.yaml", "--sctp", "maybe").Error, StringComparison.Ordinal);

    [Fact]
    public void Help_SaysTheWordsThatAreTaken() =>
        Assert.DoesNotContain("<Pod|Workload>", _folder.Run("connections", "--help").Output, StringComparison.Ordinal);

    [Fact]
    public void PoliciesAlone_SayThatNothingCanBeSaid()
    {
        _folder.Write("policies.yaml", "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {podSelector: {}}\n");
        Assert.NotEqual("", _folder.Run("connections", "policies.yaml").Error);
    }

    [Fact]
    public void PodsWithOneAddress_AreSaid()
    {
        _folder.Write("same.yaml", Cluster.Replace("10.0.0.2", "10.0.0.1", StringComparison.Ordinal));
        Assert.Contains("10.0.0.1", _folder.Run("connections", "same.yaml").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void PolicyThatSelectsAHostNetworkPod_IsSaid()
    {
        _folder.Write("host.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: h}\nspec: {hostNetwork: true}\nstatus: {podIP: 192.168.0.1}\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {podSelector: {}}\n");
        Assert.Contains("host network", _folder.Run("connections", "host.yaml").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("mermaid")]
    public void NameWithALineBreak_StaysOnItsLine(string format)
    {
        _folder.Write("odd.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: \"a\\n| b\"}\nstatus: {podIP: 10.0.0.1}\n");
        var run = _folder.Run("connections", "odd.yaml", "--format", format);
        Assert.DoesNotContain("a\n| b", run.Output.Replace("\\|", "|", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void OddNames_AreQuoted()
    {
        _folder.Write("odd.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: 'a,\"b'}\nstatus: {podIP: 10.0.0.1}\n");
        Assert.Contains("\"default/a,\"\"b\",0.0.0.0-255.255.255.255,,TCP,1-65535\n", _folder.Run("connections", "odd.yaml", "--format", "csv").Output, StringComparison.Ordinal);
        Assert.Contains("[label=\"a,\\\"b\"]", _folder.Run("connections", "odd.yaml", "--format", "dot").Output, StringComparison.Ordinal);
        Assert.Contains("[\"a,#quot;b\"]", _folder.Run("connections", "odd.yaml", "--format", "mermaid").Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(_folder.Run("connections", "odd.yaml", "--format", "json").Output);
        Assert.Equal("default/a,\"b", json.RootElement[0].GetProperty("to").GetString());
    }
}
