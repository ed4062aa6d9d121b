using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using NetPol.Sharp.Tests.Lab;
using Xunit;

namespace NetPol.Sharp.Tests.Cli;

/// <summary>What <c>netpol lab</c> prints, and that it leaves nothing behind.</summary>
public sealed class LabVerbTests : IDisposable
{
    private const string Policy = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: a, namespace: x}
        spec: {podSelector: {matchLabels: {app: a}}, ingress: [{from: [{ipBlock: {cidr: 10.0.2.0/24}}], ports: [{port: http}]}]}
        """;

    private readonly VerbFolder _folder = new();

    public LabVerbTests()
    {
        _folder.Write("pods.yaml", Scenarios.Pods);
        _folder.Write("policy.yaml", Policy);
    }

    public void Dispose() => _folder.Dispose();

    [LabFact]
    public async Task Text_IsTheMatrix()
    {
        var result = _folder.Run("lab", "pods.yaml", "policy.yaml");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        await Verifier.Verify(result.Output);
    }

    [LabFact]
    public void Json_CountsProbesAndDifferences()
    {
        var json = JsonNode.Parse(_folder.Run("lab", "pods.yaml", "policy.yaml", "--format", "json", "--keep").Output)!;
        var (pairs, ports) = ((int)json["pairs"]!, json["ports"]!.AsArray().Count);
        Assert.Equal(pairs * ports * 3, (int)json["probes"]!);
        Assert.Empty(json["differences"]!.AsArray());
        Assert.Equal((int)json["probes"]!, (int)json["arrived"]! + (int)json["refused"]!);
        Assert.Contains("reject with tcp reset", (string)json["ruleset"]!, StringComparison.Ordinal);
        var connection = json["connections"]!.AsArray().Single(item => (string?)item!["from"] == "z/c" && (string?)item["to"] == "x/a" && (string?)item["family"] == "IPv4")!;
        Assert.Equal("""{"TCP":[8080]}""", connection["ports"]!.ToJsonString());
    }

    [LabFact]
    public void WrongSwitch_IsADifference()
    {
        var result = _folder.Run("lab", "pods.yaml", "policy.yaml", "--ipblock-matches-pods", "false");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("difference: z/c → x/a TCP 8080 (IPv4): arrived, but the engine says denied\n", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("; 1 difference from the engine\n", result.Output, StringComparison.Ordinal);
        var json = JsonNode.Parse(_folder.Run("lab", "pods.yaml", "policy.yaml", "--ipblock-matches-pods", "false", "--format", "json").Output)!;
        Assert.Equal("""{"from":"z/c","to":"x/a","protocol":"TCP","port":8080,"family":"IPv4","packets":"arrived","engine":"denied"}""", Assert.Single(json["differences"]!.AsArray())!.ToJsonString());
    }

    [LabFact]
    public void Queries_AreAnsweredByPackets()
    {
        _folder.Write("q.json", """
            [{"from": "z/c", "to": "x/a", "port": "http", "family": "IPv4", "expect": "allow"},
             {"from": "203.0.113.9", "to": "10.0.1.1", "port": 8080, "protocol": "UDP", "expect": "deny"},
             {"from": "z/c", "to": "x/a", "port": 8080, "expect": "allow"}]
            """);
        var result = _folder.Run("lab", "pods.yaml", "policy.yaml", "--queries", "q.json");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            """
            z/c → x/a TCP 8080 (IPv4): arrived
            203.0.113.9 → x/a UDP 8080 (IPv4): refused
            q.json:3:2: expected allow:
            z/c → x/a TCP 8080 (IPv4): arrived
            z/c → x/a TCP 8080 (IPv6): refused
            3 probes: 1 arrived, 2 refused, 0 lost; 0 differences from the engine

            """,
            result.Output);
        Assert.Equal("1 of 3 expectations failed\n", result.Error);
    }

    [LabFact]
    public void PodsWithoutAddress_GetOne()
    {
        _folder.Write("web.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: x}
            spec: {selector: {matchLabels: {app: b}}, template: {metadata: {labels: {app: b}}, spec: {containers: [{name: c}]}}}
            """);
        var result = _folder.Run("lab", "pods.yaml", "policy.yaml", "web.yaml");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(" x/web[Deployment]", result.Output, StringComparison.Ordinal);
        Assert.Equal("note: 1 pod without an address in the manifests got one of 10.244.0.0/16 and fd00:10:244::/112\n", result.Error);
    }

    [Theory]
    [InlineData("""[{"from": "z/c", "to": "svc:x/a:80"}]""", "q.json:1:2: the lab sends packets to pods and addresses, it has no Services and Ingresses; ask 'netpol query' about those")]
    [InlineData("""[{"from": "z/nobody", "to": "x/a", "port": 1}]""", "q.json:1:2: there is no pod 'z/nobody'; the closest are 'z/c[Pod]', 'x/a[Pod]', 'x/b[Pod]'")]
    [InlineData("""[{"from": "127.0.0.1", "to": "x/a", "port": 1}]""", "q.json:1:2: no packet can come from or go to 127.0.0.1")]
    [InlineData("[]", "there are no questions in 'q.json'")]
    [InlineData("""[{"from": "x/a", "to": "x/a", "port": 1}]""", "q.json:1:2: between 'x/a' and 'x/a' no packet meets a policy: they are one pod, one node, or both outside the cluster; name a pod and something else")]
    [InlineData("""[{"from": "z/c", "to": "x/a"}]""", "q.json:1:2: the port is missing: --port 8080/TCP")]
    public void QuestionWithoutPackets_IsRefused(string question, string message)
    {
        _folder.Write("q.json", question);
        var result = _folder.Run("lab", "pods.yaml", "policy.yaml", "--queries", "q.json");
        Assert.Equal((2, "", "error: " + message + "\n"), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void TwoPodsWithOneAddress_AreRefused()
    {
        _folder.Write("twin.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: twin, namespace: x}, status: {podIPs: [{ip: 10.0.1.1}]}}");
        var result = _folder.Run("lab", "pods.yaml", "twin.yaml");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal("error: 'x/twin' has the address 10.0.1.1, which is another's too; an address is of one host\n", result.Error);
    }

    [Theory]
    [InlineData("{apiVersion: v1, kind: Pod, metadata: {name: p}, status: {podIPs: [{ip: 10.0.1.1}, {ip: 10.0.1.2}]}}", "'default/p' has 2 IPv4 addresses; the API allows one a family")]
    [InlineData("{apiVersion: v1, kind: Pod, metadata: {name: p}, status: {podIPs: [{ip: 127.0.0.1}]}}", "'default/p' has the address 127.0.0.1, which no host can have")]
    [InlineData("{apiVersion: v1, kind: Pod, metadata: {name: p}, status: {phase: Succeeded}}", "there is nothing to try: no running pod has an address of a family that the cluster uses")]
    public void PodsWithoutALab_AreRefused(string pod, string message)
    {
        _folder.Write("pod.yaml", pod);
        var result = _folder.Run("lab", "pod.yaml");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.EndsWith(message + "\n", result.Error, StringComparison.Ordinal);
    }

    [LabFact]
    public void PodsThatNameOneNode_AreOnIt()
    {
        // No Node says its addresses; one pod's word is good for all.
        _folder.Write("nodes.yaml", """
            {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {nodeName: node1}, status: {podIPs: [{ip: 10.0.0.1}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: b}, spec: {nodeName: node1}, status: {podIPs: [{ip: 10.0.0.2}], hostIPs: [{ip: 192.168.0.1}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: h}, spec: {nodeName: node1, hostNetwork: true}, status: {podIPs: [{ip: 192.168.0.2}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: i}, spec: {nodeName: node1, hostNetwork: true}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny}, spec: {podSelector: {}, policyTypes: [Ingress, Egress]}}
            """);
        var result = _folder.Run("lab", "nodes.yaml");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("default/a", result.Output, StringComparison.Ordinal);
        Assert.EndsWith(" 0 differences from the engine\n", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("▒", result.Output[result.Output.IndexOf('\n', StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void LostPacket_IsNoAnswer() => Assert.DoesNotContain(
        Enum.GetValues<NetPol.Sharp.Lab.Plans.Outcome>(),
        outcome => (outcome is NetPol.Sharp.Lab.Plans.Outcome.Arrived or NetPol.Sharp.Lab.Plans.Outcome.Refused) != (new NetPol.Sharp.Lab.Runs.LabVerdict(null!, null!, NetPol.Sharp.Model.Protocol.Tcp, 1, NetPol.Sharp.Model.IPFamily.IPv4) { Outcome = outcome }).IsMeasured);

    [LabFact]
    public async Task Killed_LeavesNothing()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(NetPol.Sharp.Cli.CommandLine).Assembly.Location, "lab", _folder.File("pods.yaml"), _folder.File("policy.yaml")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var mark = await Worlds(process.Id);
        Assert.NotEmpty(mark);
        process.Kill();
        for (var attempt = 0; attempt < 100 && mark.Any(Directory.Exists); attempt++)
        {
            await Task.Delay(50);
        }

        Assert.DoesNotContain(mark, Directory.Exists);
    }

    // The processes below one, once the world among them has begun.
    private static async Task<string[]> Worlds(int parent)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var children = Children(parent.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            if (children.Length >= 2)
            {
                return children;
            }

            await Task.Delay(20);
        }

        return [];
    }

    private static System.Collections.Generic.IEnumerable<string> Children(string process)
    {
        var path = $"/proc/{process}/task";
        var tasks = Directory.Exists(path) ? Directory.GetDirectories(path) : [];
        return tasks.SelectMany(task => Text(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)).SelectMany(child => Children(child).Prepend("/proc/" + child));
    }

    private static string Text(string file)
    {
        try
        {
            return System.IO.File.ReadAllText(file);
        }
        catch (IOException)
        {
            return ""; // it has ended meanwhile
        }
    }
}
