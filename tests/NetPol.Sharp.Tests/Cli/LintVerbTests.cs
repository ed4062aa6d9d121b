using System;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using NetPol.Sharp.Cli;
using NetPol.Sharp.Tests.Infrastructure;
using NJsonSchema;
using Xunit;

namespace NetPol.Sharp.Tests.Cli;

/// <summary><c>netpol lint</c>: what it reads, prints and returns.</summary>
public sealed class LintVerbTests : IDisposable
{
    private const string Good = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: good
        spec:
          podSelector: {}
          policyTypes: [Ingress]

        """;

    private const string Bad = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: bad
        spec:
          podSelector: {}
          policyTypes: [Ingress]
          ingress:
          - from:
            - ipBlock:
                cidr: 10.0.0.0/8
                except: [192.168.0.0/16]
            ports:
            - port: 0
          egress:
          - {}

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("github")]
    public async Task Format(string format)
    {
        Write("bad, 100%.yaml", Bad);
        Write("good.yml", Good + "---\napiVersion: v1\nkind: Secret\n");
        var run = Lint(".", "--format", format);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("2 errors, 1 warning in 2 NetworkPolicies; not judged: 1 Secret\n", run.Error);
        await Verifier.Verify(run.Output, format is "json" or "sarif" ? "json" : "txt", method: nameof(Format) + "_" + format);
    }

    [Fact]
    public async Task Sarif_FollowsItsSchema()
    {
        Write("bad.yaml", Bad + "---\n{");
        Write("odd name ü%#.yaml", Bad.Replace("name: bad", "name: other", StringComparison.Ordinal));
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "sarif-2.1.0.json"));
        Assert.Empty(schema.Validate(Lint(".", "--format", "sarif").Output));
        Assert.NotEmpty(schema.Validate("""{ "version": "2.1.0" }"""));
    }

    [Fact]
    public void NothingFound_IsFine()
    {
        Write("good.yaml", Good);
        var run = Lint("good.yaml");
        Assert.Equal(("", "nothing found in 1 NetworkPolicy\n", 0), (run.Output, run.Error, run.ExitCode));
        Assert.Equal("[]\n", Lint("good.yaml", "--format", "json").Output);
    }

    [Fact]
    public void FailOn_SetsWhatCounts()
    {
        Write("warning.yaml", Good + "  egress: [{}]\n");
        Assert.Equal(1, Lint("warning.yaml").ExitCode);
        Assert.Equal(0, Lint("warning.yaml", "--fail-on", "error").ExitCode);
        Assert.Equal(1, Lint("warning.yaml", "--fail-on", "info").ExitCode);
    }

    [Fact]
    public void StrictCidr_IsForServersFrom136()
    {
        Write("cidr.yaml", Good + "  ingress: [{from: [{ipBlock: {cidr: 10.0.0.5/24}}]}]\n");
        Assert.Contains(": error NETPOL1002: ", Lint("cidr.yaml").Output, StringComparison.Ordinal);
        Assert.Contains(": warning NETPOL1002: ", Lint("cidr.yaml", "--strict-cidr", "false").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Namespace_IsThatOfObjectsThatNameNone()
    {
        Write("two.yaml", Good + "---\n" + Good.Replace("name: good", "name: good\n  namespace: shop", StringComparison.Ordinal));
        Assert.Equal(0, Lint("two.yaml").ExitCode);
        var run = Lint("two.yaml", "--namespace", "shop");
        Assert.StartsWith("two.yaml:12:9: error NETPOL1009: Policy 'shop/good' is defined twice", run.Output, StringComparison.Ordinal);
        Assert.Contains("    two.yaml:4:9: the other definition\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatDoesNotParse_IsOneFindingAndTheRestIsJudged()
    {
        Write("a.yaml", "{{ .Values.x }}: [\n");
        Write("b.yaml", Good);
        var run = Lint(".");
        Assert.Matches("^a.yaml:[0-9]+:[0-9]+: error NETPOL1010: [^\n]*; a Helm template has to be rendered first, with 'helm template'\n$", run.Output);
        Assert.Equal("1 error in 1 NetworkPolicy\n", run.Error);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void ByteOrderMark_IsNoCharacter(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding);
        File.WriteAllBytes(_folder.File("bom.yaml"), [.. bytes.GetPreamble(), .. bytes.GetBytes(Good)]);
        Assert.Equal("nothing found in 1 NetworkPolicy\n", Lint("bom.yaml").Error);
    }

    [Fact]
    public void StandardInput_IsADash()
    {
        var run = Run(Bad, "lint", "-");
        Assert.StartsWith("<stdin>:12:18: error NETPOL1003: ", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void ListsAndJson_AreRead()
    {
        Write("list.json", """{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "a"}, "spec": {"podSelector": {}}}]}""");
        Write("typed.yaml", "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicyList\nitems:\n- metadata: {name: b}\n  spec: {podSelector: {}}\n");
        Assert.Equal("nothing found in 2 NetworkPolicies\n", Lint(".").Error);
    }

    [Theory]
    [InlineData("error: 'nope' does not exist; give a file, a folder or '-'\n", "lint", "nope")]
    [InlineData("error: there is no *.yaml, *.yml or *.json in 'empty'\n", "lint", "empty")]
    [InlineData("error: there is no option '--frmt'; a file of that name is './--frmt'; 'netpol --help' lists the verbs and 'netpol VERB --help' their options\n", "lint", "--frmt", "x")]
    [InlineData("error: there is no verb 'lnt'; 'netpol --help' lists the verbs\n", "lnt", "x")]
    public void BadInput_IsOneSentence(string error, params string[] args)
    {
        Directory.CreateDirectory(_folder.File("empty"));
        var run = Run("", args);
        Assert.Equal(("", error, 2), (run.Output, run.Error, run.ExitCode));
    }

    [Theory]
    [InlineData]
    [InlineData("lint")]
    [InlineData("lint", "x", "--format", "xml")]
    public void BadUsage_IsOneSentence(params string[] args)
    {
        var run = Run("", args);
        Assert.Equal(2, run.ExitCode);
        Assert.Matches("^error: [^\n]*; 'netpol --help' lists the verbs and 'netpol VERB --help' their options\n$", run.Error);
    }

    [Fact]
    public void BinaryFile_IsOneFinding()
    {
        File.WriteAllBytes(_folder.File("x.yaml"), [0x80, 0xFF, 0x00]);
        Assert.Equal("x.yaml:1:1: error NETPOL1010: Not text: the bytes are no UTF-8; is this a binary file?\n", Lint("x.yaml").Output);
    }

    [Fact]
    public void PathNamedTwice_IsReadOnce()
    {
        Write("good.yaml", Good);
        Assert.Equal("nothing found in 1 NetworkPolicy\n", Lint("good.yaml", ".", "good.yaml").Error);
    }

    [Fact]
    public void LinkToAFolder_IsNotFollowed()
    {
        Write("good.yaml", Good);
        Directory.CreateSymbolicLink(_folder.File("loop"), _folder.Path);
        File.CreateSymbolicLink(_folder.File("link.yaml"), _folder.File("good.yaml"));
        Assert.Equal("1 error in 2 NetworkPolicies\n", Lint(".").Error);
    }

    [Fact]
    public void LongText_IsCutInMessages()
    {
        Write("long.yaml", Good.Replace("name: good", "name: good\n  labels: {a: " + new string('x', 900_000) + "}", StringComparison.Ordinal));
        Assert.InRange(Lint("long.yaml").Output.Length, 100, 1000);
    }

    [Fact]
    public void Rules_PrintsTheCatalogue()
    {
        using var json = JsonDocument.Parse(Run("", "rules", "--format", "json").Output);
        Assert.Equal(Sharp.Rules.RuleCatalog.All.Count, json.RootElement.GetArrayLength());
        Assert.StartsWith("| id | severity |", Run("", "rules").Output, StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(_folder.File(name), text);

    private CommandResult Lint(params string[] args) => Run("", ["lint", .. args]);

    /// <summary>Runs in the test's folder, and takes it out of what is printed.</summary>
    private CommandResult Run(string input, params string[] args)
    {
        for (var i = 1; i < args.Length; i++)
        {
            args[i] = args[0] == "lint" && args[i] is not "-" && (args[i] == "." || Path.Exists(_folder.File(args[i]))) ? _folder.File(args[i]) : args[i];
        }

        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var exitCode = CommandLine.Run(args, new Surroundings(stdin, output, error));
        return new CommandResult(exitCode, Here(output.ToString()), Here(error.ToString()));
    }

    private string Here(string text) => text
        .Replace(_folder.File(".") + "/", "", StringComparison.Ordinal)
        .Replace(_folder.Path + "/", "", StringComparison.Ordinal);
}
