using System;
using System.Text.Json;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Cli;

/// <summary><c>netpol diff</c>: what a change of manifests allows and forbids.</summary>
public sealed class DiffVerbTests : IDisposable
{
    private const string Pods = """
        apiVersion: v1
        kind: Pod
        metadata: {name: a, namespace: x, labels: {app: a}}
        status: {podIPs: [{ip: 10.0.0.1}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: b, namespace: x, labels: {app: b}}
        status: {podIPs: [{ip: 10.0.0.2}]}
        ---

        """;

    private readonly VerbFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    [InlineData("markdown", "md")]
    public async Task Format(string format, string extension)
    {
        // Gained: b's port 81, for 10.0.0.0/8 as well. Lost: port 80 in the upper half. The policy 'twin' repeats what 'b' says.
        _folder.Write("old.yaml", Pods + Policy("b", "{cidr: 10.0.0.0/8}", 80) + Policy("b2", "{cidr: 172.16.0.0/12}", 80));
        _folder.Write("new.yaml", Pods + Policy("b", "{cidr: 10.0.0.0/9}", 80) + Policy("b2", "{cidr: 172.16.0.0/12}", 80) + Policy("more", "{cidr: 10.0.0.0/8}", 81) + Policy("twin", "{cidr: 10.0.0.0/10}", 80));
        var run = _folder.Run("diff", "old.yaml", "new.yaml", "--format", format);
        Assert.Equal(0, run.ExitCode);
        await Verifier.Verify(run.Output, extension, format);
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8", 0, 0)]
    [InlineData("10.0.0.0/8", "10.0.0.0/9", 1, 0)]
    [InlineData("10.0.0.0/9", "10.0.0.0/8", 1, 1)]
    [InlineData("172.16.0.0/12", "192.168.0.0/16", 1, 1)]
    public void FailOn_SetsTheExitCode(string before, string after, int any, int widened)
    {
        _folder.Write("old.yaml", Pods + Policy("b", $"{{cidr: {before}}}", 80));
        _folder.Write("new.yaml", Pods + Policy("b", $"{{cidr: {after}}}", 80));
        Assert.Equal(0, _folder.Run("diff", "old.yaml", "new.yaml").ExitCode);
        Assert.Equal(any, _folder.Run("diff", "old.yaml", "new.yaml", "--fail-on", "any").ExitCode);
        Assert.Equal(widened, _folder.Run("diff", "old.yaml", "new.yaml", "--fail-on", "widened").ExitCode);
    }

    [Fact]
    public void RangesThatAreCutOtherwise_AreNoChange()
    {
        // The same addresses in one block, in two, and in blocks that another policy cuts.
        _folder.Write("old.yaml", Pods + Policy("b", "{cidr: 10.0.0.0/8}", 80));
        _folder.Write("new.yaml", Pods + Policy("b", "{cidr: 10.0.0.0/9}", 80) + Policy("c", "{cidr: 10.128.0.0/9}", 80) + Policy("d", "{cidr: 10.1.0.0/16}", 80));
        var run = _folder.Run("diff", "old.yaml", "new.yaml", "--fail-on", "any");
        Assert.Equal(("  policy x/d: its change alone makes no difference to what is allowed\n", "0 gained, 0 lost\n", 0), (run.Output, run.Error, run.ExitCode));
    }

    [Fact]
    public void PolicyThatMovedInItsFile_IsNoChange()
    {
        _folder.Write("old.yaml", Pods + Policy("b", "{cidr: 10.0.0.0/8}", 80));
        _folder.Write("new/p.yaml", "# moved\n\n" + Policy("b", "{cidr: 10.0.0.0/8}", 80));
        _folder.Write("new/pods.yaml", Pods);
        var run = _folder.Run("diff", "old.yaml", "new", "--fail-on", "any");
        Assert.Equal(("", "0 gained, 0 lost\n", 0), (run.Output, run.Error, run.ExitCode));
    }

    [Fact]
    public void PolicyThatSelectsNothing_ChangedNothing()
    {
        _folder.Write("old.yaml", Pods + Policy("b", "{cidr: 10.0.0.0/8}", 80));
        _folder.Write("new.yaml", Pods + Policy("b", "{cidr: 10.0.0.0/8}", 80) + "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: none, namespace: x}\nspec: {podSelector: {matchLabels: {app: none}}}\n");
        using var json = JsonDocument.Parse(_folder.Run("diff", "old.yaml", "new.yaml", "--format", "json").Output);
        Assert.Equal("""["x/none"]""", json.RootElement.GetProperty("policiesWithoutEffect").GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("  policy x/none: its change alone makes no difference to what is allowed\n", _folder.Run("diff", "new.yaml", "old.yaml").Output);
    }

    [Fact]
    public void By_NamesTheEnds()
    {
        _folder.Write("old.yaml", Pods);
        _folder.Write("new.yaml", Pods + Policy("b", "{cidr: 10.0.0.0/8}", 80));
        Assert.Contains("- x/a[Pod] → x/b[Pod]: ", _folder.Run("diff", "old.yaml", "new.yaml").Output, StringComparison.Ordinal);
        Assert.Contains("- x/a → x/b: ", _folder.Run("diff", "old.yaml", "new.yaml", "--by", "pod").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void StandardInput_IsOneOfTheTwo()
    {
        _folder.Write("old.yaml", Pods);
        var run = _folder.RunWithInput(Pods, "diff", "-", "old.yaml", "--fail-on", "any");
        Assert.Equal(("", "0 gained, 0 lost\n", 0), (run.Output, run.Error, run.ExitCode));
    }

    [Fact]
    public void StandardInputTwice_IsToldSo()
    {
        var run = _folder.RunWithInput(Pods, "diff", "-", "-");
        Assert.Equal(("", 2), (run.Output, run.ExitCode));
        Assert.DoesNotContain("there are no pods", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void SwitchesApplyToBoth()
    {
        _folder.Write("old.yaml", Pods + Policy("b", "{cidr: 10.0.0.0/9}", 80));
        _folder.Write("new.yaml", Pods + Policy("b", "{cidr: 10.0.0.0/9, except: [10.0.0.1/32]}", 80));
        Assert.Contains("- x/a[Pod] → x/b[Pod]: TCP 80\n", _folder.Run("diff", "old.yaml", "new.yaml").Output, StringComparison.Ordinal);
        Assert.Equal("- 10.0.0.1-10.0.0.1 → x/b[Pod]: TCP 80\n", _folder.Run("diff", "old.yaml", "new.yaml", "--ipblock-matches-pods", "false").Output);
    }

    [Fact]
    public void FamilyThatIsGone_IsNotGained()
    {
        _folder.Write("old.yaml", DualStack() + Policy("b", "{cidr: 10.0.0.0/8}", 80));
        _folder.Write("new.yaml", Pods + Policy("b", "{cidr: 10.0.0.0/8}", 80));
        var run = _folder.Run("diff", "old.yaml", "new.yaml", "--fail-on", "widened");
        Assert.DoesNotContain("+ ", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void FamilyThatIsNew_IsNotLost()
    {
        _folder.Write("old.yaml", Pods + Policy("b", "{cidr: 10.0.0.0/8}", 80));
        _folder.Write("new.yaml", DualStack() + Policy("b", "{cidr: 10.0.0.0/8}", 80));
        Assert.DoesNotContain("- ", _folder.Run("diff", "old.yaml", "new.yaml").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FamilyThatIsNew_IsGained()
    {
        _folder.Write("old.yaml", Pods);
        _folder.Write("new.yaml", DualStack());
        Assert.Contains("+ x/a[Pod] → x/b[Pod]: all (IPv6)\n", _folder.Run("diff", "old.yaml", "new.yaml").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FamiliesThatDiffer_AreNamed()
    {
        _folder.Write("old.yaml", DualStack() + Policy("b", "{cidr: 10.0.0.0/8}", 80));
        _folder.Write("new.yaml", DualStack() + Policy("b", "{cidr: 'fd00::/8'}", 80));
        var run = _folder.Run("diff", "old.yaml", "new.yaml", "--by", "pod");
        Assert.Contains("- x/a → x/b: TCP 80 (IPv4)\n+ x/a → x/b: TCP 80 (IPv6)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void PoliciesAlone_SayThatNothingCanBeCompared()
    {
        _folder.Write("old.yaml", Policy("b", "{cidr: 10.0.0.0/8}", 80));
        _folder.Write("new.yaml", Policy("b", "{cidr: 0.0.0.0/0}", 80));
        var run = _folder.Run("diff", "old.yaml", "new.yaml", "--fail-on", "widened");
        Assert.True(run.ExitCode == 2 || run.Error.Contains("pod", StringComparison.Ordinal));
    }

    [Fact]
    public void PodsWithoutAddress_AreNoted()
    {
        var pods = Pods.Replace("podIPs: [{ip: 10.0.0.1}]", "phase: Pending", StringComparison.Ordinal);
        _folder.Write("old.yaml", pods + Policy("b", "{cidr: 10.0.0.0/9}", 80));
        _folder.Write("new.yaml", pods + Policy("b", "{cidr: 10.0.0.0/8}", 80));
        Assert.Contains("address", _folder.Run("diff", "old.yaml", "new.yaml", "--families", "v4").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void KindsThatDoNotMatter_AreSaid()
    {
        _folder.Write("old.yaml", Pods);
        _folder.Write("new.yaml", Pods + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n");
        Assert.Contains("ConfigMap", _folder.Run("diff", "old.yaml", "new.yaml").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_HasPoliciesWithoutEffect()
    {
        _folder.Write("old.yaml", Pods);
        _folder.Write("new.yaml", Pods + "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: none, namespace: x}\nspec: {podSelector: {matchLabels: {app: none}}}\n");
        Assert.Contains("x/none", _folder.Run("diff", "old.yaml", "new.yaml", "--format", "markdown").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void BrokenFileInAFolder_IsSaidAndTheRestIsCompared()
    {
        _folder.Write("old.yaml", Pods);
        _folder.Write("new/pods.yaml", Pods);
        _folder.Write("new/broken.yaml", "a: [\n");
        var run = _folder.Run("diff", "old.yaml", "new");
        Assert.Equal(("", 1), (run.Output, run.ExitCode));
        Assert.Matches("^error: new/broken.yaml:[^\n]*; left out\n0 gained, 0 lost\n$", run.Error);
    }

    [Theory]
    [InlineData("old.yaml")]
    [InlineData("old.yaml", "nope")]
    [InlineData("nope", "old.yaml")]
    [InlineData("old.yaml", "empty.yaml")]
    [InlineData("old.yaml", "old.yaml", "--fail-on", "narrowed")]
    [InlineData("old.yaml", "old.yaml", "--format", "csv")]
    [InlineData("old.yaml", "old.yaml", "old.yaml")]
    public void BadInput_IsOneSentence(params string[] args)
    {
        _folder.Write("old.yaml", Pods);
        _folder.Write("empty.yaml", "");
        var run = _folder.Run(["diff", .. args]);
        Assert.Equal(("", 2), (run.Output, run.ExitCode));
        Assert.Matches("^error: [^\n]*\n$", run.Error);
    }

    private static string Policy(string name, string block, int port) => $$$"""
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: {{{name}}}, namespace: x}
        spec: {podSelector: {matchLabels: {app: b}}, policyTypes: [Ingress], ingress: [{from: [{ipBlock: {{{block}}} }], ports: [{port: {{{port}}} }]}]}
        ---

        """;

    private static string DualStack() =>
        Pods.Replace("{ip: 10.0.0.1}", "{ip: 10.0.0.1}, {ip: 'fd00::1'}", StringComparison.Ordinal).Replace("{ip: 10.0.0.2}", "{ip: 10.0.0.2}, {ip: 'fd00::2'}", StringComparison.Ordinal);
}
