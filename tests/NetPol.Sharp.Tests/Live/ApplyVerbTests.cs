using System;
using System.Linq;
using NetPol.Sharp.Cli.Projects;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Live;

/// <summary><c>netpol apply</c>: what is written into a cluster, and what is not.</summary>
public sealed class ApplyVerbTests : IDisposable
{
    private const string Again = "running the same command again is safe, and does what is left\n";
    private const string ForAny = "for every pod that could exist: ";

    private readonly LiveFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Policies_AreAppliedWhatIsolatesLast()
    {
        _folder.Write("p/x.yaml", LiveFolder.Deny() + LiveFolder.Policy("web", "lb", 80) + LiveFolder.Policy("dns", "web", 53));
        var run = Run("apply", "p");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("create shop/dns\ncreate shop/web\ncreate shop/a-deny\n- before a pod", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("created shop/dns\ncreated shop/web\ncreated shop/a-deny\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("applied all 3 changes\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(["shop/a-deny", "shop/dns", "shop/web"], _folder.Server.Store.Policies);
        Assert.Equal(["dns", "web", "a-deny"], _folder.Server.Calls.Where(call => call.IsWrite).Select(call => call.Path.Split('/')[^1]));
        Assert.All(_folder.Server.Calls.Where(call => call.IsWrite), call => Assert.Equal(("netpol.sharp", "Strict", "false"), (call.Query["fieldManager"], call.Query["fieldValidation"], call.Query["force"])));
    }

    [Fact]
    public void SecondRun_HasNothingToDo()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80) + LiveFolder.Deny());
        Run("apply", "x.yaml");
        var run = Run("apply", "x.yaml");
        Assert.Equal((0, "unchanged: 2\n", "nothing to do: the cluster has all 2 policies\n"), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(2, _folder.Server.Calls.Count(call => call.IsWrite));
    }

    [Fact]
    public void Difference_IsToldForThePodsOfTheCluster()
    {
        _folder.Server.Store.Add(LiveFolder.Pod("lb", "10.0.0.1") + LiveFolder.Pod("web", "10.0.0.2") + LiveFolder.Policy("web", "lb", 80), "netpol.sharp");
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 8080));
        var run = Run("apply", "x.yaml");
        Assert.Equal("change shop/web\n+ shop/lb[Pod] → shop/web[Pod]: TCP 8080\n- shop/lb[Pod] → shop/web[Pod]: TCP 80\nchanged shop/web\n", run.Output);
        Assert.Equal("for the pods in the cluster: 1 gained, 1 lost\napplied all 1 change\n", run.Error);
    }

    [Fact]
    public void DryRun_WritesNothing()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80));
        var run = Run("apply", "x.yaml", "--dry-run");
        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("dry run: nothing was applied\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Server.Store.Policies);
        Assert.DoesNotContain(_folder.Server.Calls, call => call.IsWrite);
    }

    [Fact]
    public void WhatTheServerWouldReject_IsNotSent()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 70000));
        var run = Run("apply", "x.yaml");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Matches("^x.yaml:12:13: error NETPOL1004: [^\n]*\nthe API server would reject this, so it was not asked; nothing was changed\n$", run.Error);
        Assert.Empty(_folder.Server.Calls);
    }

    [Fact]
    public void CausesOfTheServer_HaveTheirPlace()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80) + LiveFolder.Policy("api", "lb", 80));
        _folder.Server.Instead = call => call.Method == "PATCH" && call.Path.EndsWith("/web", StringComparison.Ordinal)
            ? FakeReply.Status(422, "Invalid", "NetworkPolicy \"web\" is invalid", causes: [("spec.ingress[0].ports[0].port", "Invalid value: 80: not on a Monday"), ("spec.podSelector.matchLabels[x]", "Invalid value")])
            : null;
        var run = Run("apply", "x.yaml");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "error: x.yaml:12:13: 'shop/web' is refused by the server: spec.ingress[0].ports[0].port: Invalid value: 80: not on a Monday\n"
            + "error: x.yaml:7:30: 'shop/web' is refused by the server: spec.podSelector.matchLabels[x]: Invalid value\nnothing was applied\n",
            run.Error);
        Assert.Empty(_folder.Server.Store.Policies);
    }

    [Fact]
    public void MissingNamespace_IsToBeCreatedFirst()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80) + LiveFolder.Policy("api", "lb", 80, "nowhere"));
        Refused("error: x.yaml:17:9: 'nowhere/api' cannot be applied: create namespace 'nowhere' first\nnothing was applied\n", "apply", "x.yaml");
    }

    [Fact]
    public void FieldsOfOthers_AreNotTakenWithoutBeingAsked()
    {
        _folder.Server.Store.Add(LiveFolder.Policy("web", "lb", 80));
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 81));
        var run = Run("apply", "x.yaml");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error: x.yaml:9:3: 'shop/web': spec.ingress belongs to field manager 'kubectl', which wants another value; have it changed there, or take the field over with --force-conflicts\n", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("nothing was applied\n", run.Error, StringComparison.Ordinal);
        Assert.Equal("80", _folder.Server.Store.Policy("shop", "web")["spec"]!["ingress"]![0]!["ports"]![0]!["port"]!.ToString());

        Assert.Equal(0, Run("apply", "x.yaml", "--force-conflicts").ExitCode);
        Assert.Equal("81", _folder.Server.Store.Policy("shop", "web")["spec"]!["ingress"]![0]!["ports"]![0]!["port"]!.ToString());
    }

    [Theory]
    [InlineData(403, "Forbidden", "networkpolicies.networking.k8s.io \"web\" is forbidden: User \"ci\" cannot patch resource", "you may not patch it; ask for a Role with verb patch on networkpolicies.networking.k8s.io in namespace 'shop' (403 Forbidden: networkpolicies.networking.k8s.io \"web\" is forbidden: User \"ci\" cannot patch resource)")]
    [InlineData(403, "Forbidden", "admission webhook \"x\" denied the request: no", "the server refuses it (403 Forbidden: admission webhook \"x\" denied the request: no)")]
    [InlineData(400, "BadRequest", "strict decoding error: unknown field \"spec.x\"", "the server refuses it (400 BadRequest: strict decoding error: unknown field \"spec.x\")")]
    [InlineData(409, "Conflict", "the object has been modified", "somebody changed it at the same time (409 Conflict: the object has been modified); run the command again")]
    [InlineData(404, "NotFound", "the server could not find the requested resource", "the server does not know it (404 NotFound: the server could not find the requested resource)")]
    [InlineData(500, "InternalError", "etcdserver: no leader", "the server fails (500 InternalError: etcdserver: no leader); the policy need not be wrong, run the command again later")]
    [InlineData(429, "TooManyRequests", "slow down", "the server is busy (429 TooManyRequests: slow down); run the command again later")]
    public void Refusal_SaysWhatToDo(int code, string reason, string message, string said)
    {
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80) + LiveFolder.Policy("api", "lb", 80));
        _folder.Server.Instead = call => call.Method == "PATCH" && call.Path.EndsWith("/web", StringComparison.Ordinal) ? FakeReply.Status(code, reason, message) with { RetryAfter = "3600" } : null;
        Refused($"error: x.yaml:4:9: 'shop/web' cannot be applied: {said}\nnothing was applied\n", "apply", "x.yaml");
    }

    [Fact]
    public void Assertion_HasToHoldWithTheOtherPolicies()
    {
        _folder.Server.Store.Add(LiveFolder.Policy("db", "web", 5432));
        _folder.Write("x.yaml", LiveFolder.Deny());
        _folder.Write("a.yaml", "assertions:\n- never: {from: {namespace: shop, pods: app=web}, to: {namespace: shop, pods: app=db}}\n  because: hidden\n- never: {from: {namespace: shop, pods: app=lb}, to: {namespace: shop, pods: app=db}}\n");
        var run = Run("apply", "x.yaml", "--assert", "a.yaml");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a.yaml:2:3: violated: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("allowed by shop/db ingress[0]", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("a.yaml:4", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("error: an assertion does not hold with these policies and the others of the cluster\nnothing was applied\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(["shop/db"], _folder.Server.Store.Policies);

        _folder.Write("b.yaml", "assertions:\n- never: {from: {namespace: shop, pods: app=lb}, to: {namespace: shop, pods: app=db}}\n");
        Assert.Equal(0, Run("apply", "x.yaml", "--assert", "b.yaml").ExitCode);
    }

    [Fact]
    public void FailOnWidened_AppliesNothingThatOpens()
    {
        _folder.Server.Store.Add(LiveFolder.Deny());
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80));
        var run = Run("apply", "x.yaml", "--fail-on", "widened");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("+ now a pod", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("error: something new would become possible, which --fail-on widened does not let pass\nnothing was applied\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(["shop/a-deny"], _folder.Server.Store.Policies);
    }

    [Fact]
    public void Prune_DeletesWhatWasAppliedEarlier()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80) + LiveFolder.Policy("old", "lb", 80));
        Run("apply", "x.yaml");
        _folder.Server.Store.Add(LiveFolder.Policy("theirs", "lb", 80));
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80));

        var named = Run("apply", "x.yaml");
        Assert.Equal((0, "keep shop/old: it was applied earlier and is not among these policies; --prune deletes it\nunchanged: 1\n"), (named.ExitCode, named.Output));
        Assert.Equal(["shop/old", "shop/theirs", "shop/web"], _folder.Server.Store.Policies);

        Assert.Equal(0, Run("apply", "x.yaml", "--prune", "--dry-run").ExitCode);
        Assert.Equal(["shop/old", "shop/theirs", "shop/web"], _folder.Server.Store.Policies);

        var pruned = Run("apply", "x.yaml", "--prune");
        Assert.StartsWith("delete shop/old\nunchanged: 1\n+ now a pod", pruned.Output, StringComparison.Ordinal);
        Assert.EndsWith("deleted shop/old\n", pruned.Output, StringComparison.Ordinal);
        Assert.Equal(["shop/theirs", "shop/web"], _folder.Server.Store.Policies);
    }

    [Fact]
    public void Prune_KnowsProjectsByTheirManager()
    {
        _folder.Write("a.yaml", LiveFolder.Policy("a", "lb", 80));
        _folder.Write("b.yaml", LiveFolder.Policy("b", "lb", 80));
        Run("apply", "a.yaml", "--field-manager", "team-a");
        Run("apply", "b.yaml", "--field-manager", "team-b", "--prune");
        Assert.Equal(["shop/a", "shop/b"], _folder.Server.Store.Policies);
    }

    [Fact]
    public void Prune_KeepsWhatAnotherManagerAppliesToo()
    {
        const string shared = "\n  managedFields: [{manager: netpol.sharp, operation: Apply}, {manager: argocd, operation: Apply}]\n  namespace: shop";
        const string client = "\n  managedFields: [{manager: netpol.sharp, operation: Apply}, {manager: kubectl-client-side-apply, operation: Update, fieldsV1: {'f:metadata': {'f:annotations': {'f:kubectl.kubernetes.io/last-applied-configuration': {}}}}}]\n  namespace: shop";
        _folder.Server.Store.Add(LiveFolder.Policy("old", "lb", 80).Replace("\n  namespace: shop", shared, StringComparison.Ordinal) + LiveFolder.Policy("older", "lb", 80).Replace("\n  namespace: shop", client, StringComparison.Ordinal));
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80));
        var run = Run("apply", "x.yaml", "--prune", "--field-manager", "netpol.sharp");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("keep shop/old: 'argocd' applies it, too\nkeep shop/older: 'kubectl-client-side-apply' applies it, too\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(["shop/old", "shop/older", "shop/web"], _folder.Server.Store.Policies);
    }

    [Fact]
    public void Prune_WithoutANameOfItsOwn_StaysInTheNamespacesOfThePolicies()
    {
        _folder.Server.Store.Add(LiveFolder.Policy("theirs", "lb", 80, "other") + LiveFolder.Policy("old", "lb", 80), "netpol.sharp");
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80));
        var run = Run("apply", "x.yaml", "--prune");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("keep other/theirs: it was applied by 'netpol.sharp', too, but in a namespace that none of these policies is in; --prune deletes it only if --field-manager is given\ndelete shop/old\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(["other/theirs", "shop/web"], _folder.Server.Store.Policies);

        Assert.Equal(0, Run("apply", "x.yaml", "--prune", "--field-manager", "netpol.sharp").ExitCode);
        Assert.Equal(["shop/web"], _folder.Server.Store.Policies);
    }

    [Fact]
    public void Prune_DeletesNothingThatWasChangedSince()
    {
        _folder.Server.Store.Add(LiveFolder.Policy("old", "lb", 80), "netpol.sharp");
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80));
        _folder.Server.Instead = call =>
        {
            if (call.IsWrite && call.Method == "PATCH")
            {
                _folder.Server.Store.Policy("shop", "old")["metadata"]!["resourceVersion"] = "another";
            }

            return null;
        };
        var run = Run("apply", "x.yaml", "--prune");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error: 'shop/old' cannot be deleted: somebody changed it at the same time (409 Conflict: the ResourceVersion in the precondition does not match); run the command again\napplied 1 of 2: shop/web\nnot applied: shop/old\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(["shop/old", "shop/web"], _folder.Server.Store.Policies);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public void FailureOnTheWay_LeavesOnePolicyUnknown(int code)
    {
        _folder.Write("x.yaml", LiveFolder.Policy("a", "lb", 80) + LiveFolder.Policy("b", "lb", 80));
        _folder.Server.Instead = call => call.IsWrite ? FakeReply.Status(code, "Failed", "no") : null;
        Assert.EndsWith("applied 0 of 2\nnot known: shop/a; the server may have applied it\nnot applied: shop/b\n" + Again, Run("apply", "x.yaml").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void PolicyThatIsThereAlready_IsTakenOver()
    {
        _folder.Server.Store.Add(LiveFolder.Pod("lb", "10.0.0.1") + LiveFolder.Pod("web", "10.0.0.2"));
        _folder.Server.Store.Add(LiveFolder.Policy("web", "lb", 80).Replace("  ingress:", "  policyTypes: [Ingress]\n  ingress:", StringComparison.Ordinal).Replace("port: 80", "port: 80\n      protocol: TCP", StringComparison.Ordinal));
        _folder.Write("x.yaml", LiveFolder.Policy("web", "lb", 80));
        var run = Run("apply", "x.yaml");
        Assert.Equal((0, "take over shop/web\ntaken over shop/web\n", "for the pods in the cluster: 0 gained, 0 lost\napplied all 1 change\n"), (run.ExitCode, run.Output, run.Error));
        Assert.StartsWith("nothing to do", Run("apply", "x.yaml").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void FailureInTheMiddle_SaysHowFarItCame()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("a", "lb", 80) + LiveFolder.Policy("b", "lb", 80) + LiveFolder.Policy("c", "lb", 80));
        _folder.Server.Instead = call => call.IsWrite && call.Path.EndsWith("/b", StringComparison.Ordinal) ? FakeReply.Status(403, "Forbidden", "quota") : null;
        var run = Run("apply", "x.yaml");
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("error: x.yaml:17:9: 'shop/b' cannot be applied: the server refuses it (403 Forbidden: quota)\napplied 1 of 3: shop/a\nnot applied: shop/b, shop/c\n" + Again, run.Error, StringComparison.Ordinal);
        Assert.Equal(["shop/a"], _folder.Server.Store.Policies);

        _folder.Server.Instead = _ => null;
        Assert.EndsWith("applied all 2 changes\n", Run("apply", "x.yaml").Error, StringComparison.Ordinal);
        Assert.Equal(["shop/a", "shop/b", "shop/c"], _folder.Server.Store.Policies);
    }

    [Fact]
    public void AnswerThatIsLostOnce_DoesNoHarm()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("a", "lb", 80) + LiveFolder.Policy("b", "lb", 80));
        var cuts = 0;
        _folder.Server.CutsAnswer = call => call.IsWrite && cuts++ == 0;
        Assert.Equal(0, Run("apply", "x.yaml").ExitCode);
        Assert.Equal(3, _folder.Server.Calls.Count(call => call.IsWrite));
        Assert.Equal(["shop/a", "shop/b"], _folder.Server.Store.Policies);
    }

    [Fact]
    public void AnswerThatIsAlwaysLost_LeavesOnePolicyUnknown()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("a", "lb", 80) + LiveFolder.Policy("b", "lb", 80) + LiveFolder.Policy("c", "lb", 80));
        _folder.Server.CutsAnswer = call => call.IsWrite && call.Path.EndsWith("/b", StringComparison.Ordinal);
        var run = Run("apply", "x.yaml");
        Assert.Equal(1, run.ExitCode);
        Assert.Matches($"error: the connection to http://server breaks again and again: [^\n]*; try again later\napplied 1 of 3: shop/a\nnot known: shop/b; the server may have applied it\nnot applied: shop/c\n{Again}$", run.Error);
        Assert.Equal(["shop/a", "shop/b"], _folder.Server.Store.Policies);
    }

    [Fact]
    public void AnswerThatIsLate_LeavesOnePolicyUnknown()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("a", "lb", 80));
        _folder.Server.Instead = call => call.IsWrite ? FakeReply.Late : null;
        var run = Run("apply", "x.yaml", "--timeout", "1");
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("error: http://server gave no answer within 1 s; try again, or wait longer with --timeout\napplied 0 of 1\nnot known: shop/a; the server may have applied it\n" + Again, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ConnectionThatIsGoneDuringTheTrial_AppliesNothing()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("a", "lb", 80) + LiveFolder.Policy("b", "lb", 80));
        _folder.Server.Instead = call => call.Method == "PATCH" && call.Path.EndsWith("/b", StringComparison.Ordinal) ? FakeReply.Cut : null;
        var run = Run("apply", "x.yaml");
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(_folder.Server.Store.Policies);
    }

    [Fact]
    public void PoliciesThatMayNotBeRead_EndTheRun()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("a", "lb", 80));
        _folder.Server.Instead = call => call.Path.EndsWith("/networkpolicies", StringComparison.Ordinal) ? FakeReply.Forbidden("list", "networkpolicies") : null;
        var run = Run("apply", "x.yaml");
        Assert.Equal((2, "error: the policies of the cluster may not be read, so nothing can be compared with them; list networkpolicies at the cluster scope: ask for a ClusterRole with verbs get, list on networkpolicies.networking.k8s.io\n"), (run.ExitCode, run.Error));
        Assert.DoesNotContain(_folder.Server.Calls, call => call.Method != "GET");
    }

    [Fact]
    public void PodsThatMayNotBeRead_MakeTheDifferenceOneForEveryPod()
    {
        _folder.Server.Store.Add(LiveFolder.Pod("lb", "10.0.0.1"));
        _folder.Server.Instead = call => call.Path == "api/v1/pods" ? FakeReply.Forbidden("list", "pods") : null;
        _folder.Write("x.yaml", LiveFolder.Policy("a", "lb", 80));
        var run = Run("apply", "x.yaml");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("note: missing: list pods at the cluster scope: ask for a ClusterRole with verbs get, list on pods\nnote: without it the comparison is for every pod that could exist\n" + ForAny, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ExportOfKubectl_IsAppliedWithoutWhatTheServerWrote()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("a", "lb", 80).Replace("  namespace: shop", "  namespace: shop\n  resourceVersion: \"7\"\n  uid: x\n  creationTimestamp: \"2020-01-01T00:00:00Z\"\n  generation: 3\n  managedFields: []", StringComparison.Ordinal));
        Assert.Equal(0, Run("apply", "x.yaml").ExitCode);
        var sent = _folder.Server.Calls.Last(call => call.IsWrite).Body!;
        Assert.Equal("""{"name":"a","namespace":"shop"}""", sent["metadata"]!.ToJsonString());
    }

    [Fact]
    public void Namespace_IsThatOfObjectsWithoutOne()
    {
        _folder.Write("x.yaml", LiveFolder.Policy("a", "lb", 80).Replace("  namespace: shop\n", "", StringComparison.Ordinal));
        Assert.Equal(0, Run("apply", "x.yaml", "--namespace", "other").ExitCode);
        Assert.Equal(["other/a"], _folder.Server.Store.Policies);
    }

    [Fact]
    public void Project_IsEmittedFirst()
    {
        foreach (var ns in new[] { "frontend", "backend", "database" })
        {
            _folder.Server.Store.Add($"apiVersion: v1\nkind: Namespace\nmetadata: {{name: {ns}}}\n");
        }

        var run = Run("apply", Repository.ExampleDll("ThreeTier"));
        Assert.Equal((0, 13), (run.ExitCode, _folder.Server.Store.Policies.Length));
        Assert.DoesNotContain("netpol-", run.Error, StringComparison.Ordinal);
        Assert.Equal("note: for calico 3.30, as the project declares\nnothing to do: the cluster has all 13 policies\n", Run("apply", Repository.ExampleDll("ThreeTier")).Error);
    }

    [Fact]
    public void PlatformThatIsAskedFor_CountsBeforeTheDeclaredOne()
    {
        Assert.StartsWith("note: for calico 3.30, as the project declares\n13 policies: 13 missing", Run("drift", Repository.ExampleDll("ThreeTier"), "--format", "json").Error, StringComparison.Ordinal);
        Assert.StartsWith("note: for calico 3.30, as the project declares, --sctp false\n", Run("drift", Repository.ExampleDll("ThreeTier"), "--sctp", "false").Error, StringComparison.Ordinal);
        Assert.StartsWith("note: for a network plugin with --platform cilium\n", Run("drift", Repository.ExampleDll("ThreeTier"), "--platform", "cilium").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void DeclaredPlatform_IsReadFromTheAssembly()
    {
        var declared = DeclaredPlatforms.Read(typeof(ApplyVerbTests).Assembly.Location);
        Assert.Null(declared.For("prod"));
        var platform = DeclaredPlatforms.Read(Repository.ExampleDll("ThreeTier")).For("prod");
        Assert.Equal(("calico", "3.30"), (platform!.Name, platform.Version!.ToString()));
    }

    // Each policy of somebody else is fine by itself; together they open what the project says is never open.
    [Fact]
    public void ProjectWhoseNeverDoesNotHoldInTheCluster_IsRefused()
    {
        foreach (var ns in new[] { "frontend", "backend", "database" })
        {
            _folder.Server.Store.Add($"apiVersion: v1\nkind: Namespace\nmetadata: {{name: {ns}}}\n");
        }

        const string hole = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: hole, namespace: NS}\nspec: {podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}], egress: [{}]}\n";
        _folder.Server.Store.Add(hole.Replace("NS", "frontend", StringComparison.Ordinal));
        _folder.Server.Store.Add(hole.Replace("NS", "database", StringComparison.Ordinal));
        var run = Run("apply", Repository.ExampleDll("ThreeTier"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error NETPOL6001: ", run.Error, StringComparison.Ordinal);
        Assert.True(run.Error.Contains("    the cluster: ", StringComparison.Ordinal), run.Error);
        Assert.DoesNotContain("netpol-", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("error: an assertion of the project does not hold with these policies and the others of the cluster\nnothing was applied\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(["database/hole", "frontend/hole"], _folder.Server.Store.Policies);
    }

    [Fact]
    public void ProjectWithoutItsNamespaces_IsRefusedByTheNameOfTheFile()
    {
        var run = Run("apply", Repository.ExampleDll("ThreeTier"));
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("note: for calico 3.30, as the project declares\nerror: 1-dns+backend+allow-dns+netpol.yaml:5:9: 'backend/allow-dns' cannot be applied: create namespace 'backend' first\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Server.Store.Policies);
    }

    [Fact]
    public void ProjectOfSeveralClusters_NeedsOneOfThem()
    {
        _folder.Write("out/2-allow+shop+a+netpol.yaml", LiveFolder.Policy("a", "lb", 80));
        _folder.Write("out/prod/2-allow+shop+a+netpol.yaml", LiveFolder.Policy("a", "lb", 80));
        var exception = Assert.Throws<UsageException>(() => EmittedPolicies.DocumentsIn(_folder.File("out")));
        Assert.Equal("the policies are for 'default', 'prod', which are not to be mixed; choose one with --cluster", exception.Message);
        Assert.Equal("2-allow+shop+a+netpol.yaml", Assert.Single(EmittedPolicies.DocumentsIn(_folder.File("out/prod"))).Root!.Span.File);
    }

    [Fact]
    public void AssemblyWithoutPolicies_EndsWithItsOwnMessage()
    {
        var run = Run("apply", HostProcess.Host);
        Assert.Equal((2, "error: 'NetPol.Sharp.Host.dll' has no policies: it was not built with the package NetPol.Sharp\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("error: there is no NetworkPolicy in 'pods.yaml'\n", "pods.yaml")]
    [InlineData("error: --cluster is about projects; give the folder of the cluster instead\n", "x.yaml", "--cluster", "prod")]
    [InlineData("error: 'none.yaml' does not exist; give a file, a folder or '-'\n", "none.yaml")]
    [InlineData("error: 'none.dll' does not exist; give a project, a FILE.cs or a DLL\n", "none.dll")]
    [InlineData("error: 'none.dll' is a project, which is taken alone; emit several into a folder each with 'netpol emit', and give those\n", "none.dll", "x.yaml")]
    public void WrongUsage_IsOneSentence(string error, params string[] args)
    {
        _folder.Write("x.yaml", LiveFolder.Policy("a", "lb", 80));
        _folder.Write("pods.yaml", LiveFolder.Pod("a", "10.0.0.1"));
        var run = Run(["apply", .. args]);
        Assert.Equal((2, "", error), (run.ExitCode, run.Output, run.Error));
        Assert.Empty(_folder.Server.Calls);
    }

    private CommandResult Run(params string[] args) => _folder.Run(args);

    private void Refused(string error, params string[] args)
    {
        var run = Run(args);
        Assert.Equal((1, error), (run.ExitCode, run.Error));
        Assert.Empty(_folder.Server.Store.Policies);
    }
}
