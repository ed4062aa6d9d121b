using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NetPol.Sharp.Live;
using NetPol.Sharp.Tests.Infrastructure;
using NetPol.Sharp.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Live;

/// <summary><c>netpol snapshot</c>: a cluster as files.</summary>
public sealed class SnapshotVerbTests : IDisposable
{
    private const string Secret = "hunter2";

    private readonly LiveFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Folder_HasAFileAKindAndNamespace()
    {
        _folder.Server.Store.Add(LiveFolder.Pod("web", "10.0.0.1") + LiveFolder.Pod("api", "10.0.0.2") + LiveFolder.Policy("api", "web", 80) + LiveFolder.Deny("other") + Node + Workloads);
        var run = _folder.Run("snapshot", "-o", _folder.File("snap"));
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Matches("^'[^']*snap': 10 files new, 0 changed, 0 unchanged, 0 removed\n$", run.Error);
        await Verifier.Verify(string.Concat(Directory.GetFiles(_folder.File("snap")).Order(StringComparer.Ordinal).Select(file => $"=== {Path.GetFileName(file)}\n{File.ReadAllText(file)}")));
    }

    [Fact]
    public void Snapshot_HoldsNoSecret()
    {
        _folder.Server.Store.Add(Workloads);
        Assert.Equal(0, _folder.Run("snapshot", "-o", _folder.File("snap")).ExitCode);
        var all = string.Concat(Directory.GetFiles(_folder.File("snap")).Select(File.ReadAllText));
        Assert.DoesNotContain(Secret, all, StringComparison.Ordinal);
        Assert.Contains("EXPECT_NPC", all, StringComparison.Ordinal);
        Assert.Contains("--enable-network-policy", all, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeApiServer.Token, all, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Server.Calls, call => call.Path.Contains("secrets", StringComparison.Ordinal) || call.Method != "GET");
    }

    [Fact]
    public void OtherVerbs_ReadIt()
    {
        _folder.Server.Store.Add(LiveFolder.Pod("web", "10.0.0.1") + LiveFolder.Pod("api", "10.0.0.2") + LiveFolder.Policy("api", "web", 80));
        _folder.Run("snapshot", "-o", _folder.File("snap"));
        using var cli = new Cli.VerbFolder();
        Assert.Equal(0, cli.Run("query", _folder.File("snap"), "--from", "shop/web", "--to", "shop/api", "--port", "80", "--expect", "allow").ExitCode);
        Assert.Equal(0, cli.Run("query", _folder.File("snap"), "--from", "shop/web", "--to", "shop/api", "--port", "81", "--expect", "deny").ExitCode);
        Assert.Equal(0, cli.Run("lint", _folder.File("snap"), "--fail-on", "error").ExitCode);
    }

    [Fact]
    public void SecondSnapshot_ReplacesTheFirst()
    {
        _folder.Server.Store.Add(LiveFolder.Policy("api", "web", 80));
        _folder.Run("snapshot", "-o", _folder.File("snap"));
        _folder.Server.Store.Add(LiveFolder.Policy("db", "web", 80, "other"));
        Assert.Matches("': 1 file new, 1 changed, 2 unchanged, 0 removed\n$", _folder.Run("snapshot", "-o", _folder.File("snap")).Error);
        Assert.Matches("': 0 files new, 0 changed, 4 unchanged, 0 removed\n$", _folder.Run("snapshot", "-o", _folder.File("snap")).Error);
    }

    [Fact]
    public void Pages_AreReadToTheEnd()
    {
        _folder.Server.Store.PageSize = 2;
        _folder.Server.Store.Add(string.Concat(Enumerable.Range(1, 5).Select(i => LiveFolder.Pod($"p{i}", $"10.0.0.{i}"))));
        _folder.Run("snapshot", "-o", _folder.File("snap"));
        Assert.Contains("pods: 5\n", File.ReadAllText(_folder.File("snap/snapshot.txt")), StringComparison.Ordinal);
        Assert.Equal(["500", "500", "500"], _folder.Server.Calls.Where(call => call.Path == "api/v1/pods").Select(call => call.Query["limit"]));
    }

    [Fact]
    public void ListThatExpires_StartsAnew()
    {
        _folder.Server.Store.PageSize = 2;
        _folder.Server.Store.Add(string.Concat(Enumerable.Range(1, 5).Select(i => LiveFolder.Pod($"p{i}", $"10.0.0.{i}"))));
        var gone = 0;
        _folder.Server.Instead = call => call.Query["continue"] == "4" && gone++ == 0 ? FakeReply.Status(410, "Expired", "The provided continue parameter is too old") : null;
        Assert.Equal(0, _folder.Run("snapshot", "-o", _folder.File("snap")).ExitCode);
        Assert.Contains("pods: 5\n", File.ReadAllText(_folder.File("snap/snapshot.txt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(9, 2)]
    public void PageThatIsNotFound_IsNoEndOfTheList(int times, int exitCode)
    {
        _folder.Server.Store.PageSize = 2;
        _folder.Server.Store.Add(string.Concat(Enumerable.Range(1, 5).Select(i => LiveFolder.Pod($"p{i}", $"10.0.0.{i}"))));
        var gone = 0;
        _folder.Server.Instead = call => call.Query["continue"] == "4" && gone++ < times ? FakeReply.Status(404, "NotFound", "page not found") : null;
        var run = _folder.Run("snapshot", "-o", _folder.File("snap"));
        Assert.Equal(exitCode, run.ExitCode);
        if (exitCode == 0)
        {
            Assert.Contains("pods: 5\n", File.ReadAllText(_folder.File("snap/snapshot.txt")), StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal("error: http://server forgets the list of pods while it is read (404 NotFound), 4 times in a row; try again later\n", run.Error);
        }
    }

    // What the plugin is told besides may be a secret, wherever it runs.
    [Theory]
    [InlineData("args: [--token, hunter2, --enable-network-policy=true, --password=hunter2]", "- --enable-network-policy=true\n")]
    [InlineData("command: [agent, --run-firewall, 'false', hunter2], args: [--enable-network-policy, hunter2]", "- --run-firewall\n- false\n- --enable-network-policy\n")]
    [InlineData("command: [sh, -c, 'agent --run-firewall=false --password hunter2'], args: [--run-firewall=hunter2]", "")]
    public void ArgumentsOfPlugins_AreKeptOnlyIfSomethingReadsThem(string container, string kept)
    {
        _folder.Server.Store.Add("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent, namespace: kube-system}\nspec: {selector: {}, template: {spec: {containers: [{name: c, image: i, " + container + "}]}}}\n");
        Assert.Equal(0, _folder.Run("snapshot", "-o", _folder.File("snap")).ExitCode);
        var text = File.ReadAllText(_folder.File("snap/kube-system+daemonsets.apps.yaml"));
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("command", text, StringComparison.Ordinal);
        var lines = text.Split('\n').Select(line => line.Trim()).SkipWhile(line => line is not ("args:" or "- args:")).Skip(1).TakeWhile(line => line.StartsWith("- ", StringComparison.Ordinal));
        Assert.Equal(kept, string.Concat(lines.Select(line => line.Replace("\"", "", StringComparison.Ordinal) + "\n")));
    }

    [Fact]
    public void ListThatAlwaysExpires_LeavesTheOldSnapshot()
    {
        _folder.Server.Store.Add(LiveFolder.Pod("web", "10.0.0.1"));
        _folder.Run("snapshot", "-o", _folder.File("snap"));
        var before = File.ReadAllText(_folder.File("snap/shop+pods.yaml"));
        _folder.Server.Store.PageSize = 1;
        _folder.Server.Store.Add(LiveFolder.Pod("api", "10.0.0.2"));
        _folder.Server.Instead = call => call.Query["continue"] is not null ? FakeReply.Status(410, "Expired", "too old") : null;
        var run = _folder.Run("snapshot", "-o", _folder.File("snap"));
        Assert.Equal((2, "error: http://server forgets the list of namespaces while it is read (410 Gone), 4 times in a row; try again later\n"), (run.ExitCode, run.Error));
        Assert.Equal(before, File.ReadAllText(_folder.File("snap/shop+pods.yaml")));
    }

    [Fact]
    public void MissingPermission_IsNamedAndRecorded()
    {
        _folder.Server.Store.Add(LiveFolder.Policy("api", "web", 80));
        _folder.Server.Instead = call => call.Path is "api/v1/pods" or "apis/apps/v1/deployments" ? FakeReply.Forbidden("list", call.Path.Split('/')[^1])
            : call.Path.Contains("/configmaps/", StringComparison.Ordinal) ? FakeReply.Forbidden("get", "configmaps") : null;
        var run = _folder.Run("snapshot", "-o", _folder.File("snap"));
        Assert.Equal(1, run.ExitCode);
        const string pods = "missing: list pods at the cluster scope: ask for a ClusterRole with verbs get, list on pods\n";
        const string deployments = "missing: list deployments at the cluster scope: ask for a ClusterRole with verbs get, list on deployments.apps\n";
        const string settings = "missing: get configmaps in namespace 'kube-system': ask for a Role with verb get on configmaps (amazon-vpc-cni, antrea-config, cilium-config)\n";
        Assert.EndsWith("removed\n" + pods + deployments + settings, run.Error, StringComparison.Ordinal);
        Assert.Contains(pods + deployments + settings, File.ReadAllText(_folder.File("snap/snapshot.txt")), StringComparison.Ordinal);
        Assert.Contains("name: api\n", File.ReadAllText(_folder.File("snap/shop+networkpolicies.networking.k8s.io.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void KindThatTheClusterDoesNotHave_IsNotMissing()
    {
        // Whoever may not list it gets a 403 for it, too.
        _folder.Server.Instead = call => call.Path.Contains("monitoring.coreos.com", StringComparison.Ordinal) ? FakeReply.Forbidden("list", "servicemonitors") : null;
        Assert.Equal(0, _folder.Run("snapshot", "-o", _folder.File("snap")).ExitCode);
    }

    [Fact]
    public void FolderOfSomebodyElse_IsLeftAlone()
    {
        _folder.Write("snap/mine.yaml", "a: b\n");
        var run = _folder.Run("snapshot", "-o", _folder.File("snap"));
        Assert.Equal(2, run.ExitCode);
        Assert.Matches("^error: '[^']*mine.yaml' was not written by netpol snapshot, so nothing is written beside it; choose a folder of its own for --output\n$", run.Error);
        Assert.Empty(_folder.Server.Calls);
        Assert.Equal(["mine.yaml"], Directory.GetFiles(_folder.File("snap")).Select(Path.GetFileName));
    }

    [Fact]
    public void LeftoverOfAKilledRun_IsRemoved()
    {
        _folder.Write("snap/.shop+pods.yaml.4711.tmp", "half");
        Assert.Equal(0, _folder.Run("snapshot", "-o", _folder.File("snap")).ExitCode);
        Assert.DoesNotContain(Directory.GetFiles(_folder.File("snap")), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void RoleOfTheDocuments_AllowsWhatIsRead()
    {
        var role = ManifestReader.Read(File.ReadAllText(Repository.PathOf("docs", "live", "cluster-role.yaml")), "x").Select(document => JsonManifest.Write(document.Root!)!).First();
        var allowed =
            from rule in role["rules"]!.AsArray()
            from resource in rule!["resources"]!.AsArray()
            let ofGroup = rule["apiGroups"]![0]!.ToString() is { Length: > 0 } name ? "." + name : ""
            select $"{resource}{ofGroup} {rule["resourceNames"]?.ToJsonString()} {rule["verbs"]!.ToJsonString()}";
        var read = ResourceKinds.All.Select(kind => $"{kind.Resource} {(kind.Names is { } names ? $"[\"{string.Join("\",\"", names)}\"] [\"get\"]" : " [\"get\",\"list\"]")}");
        Assert.Equal(read.Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
    }

    private const string Node = """
        apiVersion: v1
        kind: Node
        metadata: {name: n1, labels: {zone: a}, annotations: {k3s.io/node-args: hunter2}}
        spec: {podCIDR: 10.0.0.0/24, taints: []}
        status: {addresses: [{type: InternalIP, address: 192.168.0.1}], nodeInfo: {kubeletVersion: v1.33.1, machineID: abc}, conditions: [{type: Ready, lastHeartbeatTime: now}]}
        ---

        """;

    private const string Workloads = """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: aws-node, namespace: kube-system, annotations: {kubectl.kubernetes.io/last-applied-configuration: hunter2}}
        spec:
          selector: {matchLabels: {k8s-app: aws-node}}
          template:
            metadata: {labels: {k8s-app: aws-node}, annotations: {prometheus.io/scrape: "true", vault: hunter2}}
            spec:
              hostNetwork: true
              volumes: [{name: v, secret: {secretName: hunter2}}]
              containers:
              - name: agent
                image: agent:v1
                args: [--enable-network-policy=true]
                env:
                - {name: EXPECT_NPC, value: "true"}
                - {name: PASSWORD, value: hunter2}
                envFrom: [{secretRef: {name: hunter2}}]
                ports: [{containerPort: 80, name: http}]
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: logs, namespace: shop}
        spec:
          selector: {matchLabels: {app: logs}}
          template:
            metadata: {labels: {app: logs}}
            spec: {containers: [{name: c, image: i, args: [--password, hunter2], command: [sh, -c, hunter2]}], initContainers: [{name: i, env: [{name: X, value: hunter2}]}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop, annotations: {x: hunter2}, labels: {app: web}}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: c, image: i, args: [hunter2], env: [{name: EXPECT_NPC, value: hunter2}], livenessProbe: {httpGet: {httpHeaders: [{name: A, value: hunter2}]}}}]}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: cilium-config, namespace: kube-system}
        data: {enable-policy: always}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: passwords, namespace: kube-system}
        data: {password: hunter2}
        """;
}
