using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetPol.Sharp.Tests.Cli;

/// <summary><c>netpol lint --baseline</c>: a team starts with the findings that it has, and hears of new ones.</summary>
public sealed class LintBaselineTests : IDisposable
{
    private readonly VerbFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Update_MakesKnown_AndEditsBringNothingBack()
    {
        _folder.Write("k8s/a.yaml", Open("a"));
        Assert.Equal(1, _folder.Run("lint", "k8s").ExitCode);
        var update = _folder.Run("lint", "k8s", "--baseline", Baseline, "--update-baseline");
        Assert.Equal(("", "'netpol.baseline': 2 known findings, 0 lines before\n", 0), (update.Output, update.Error, update.ExitCode));
        Assert.Equal(3, File.ReadAllLines(Baseline).Length);
        Assert.All(File.ReadAllLines(Baseline).Skip(1), line => Assert.Matches("^NETPOL[0-9]{4} k8s/a.yaml: Policy 'default/a' ", line.Replace("Namespace 'default'", "Policy 'default/a'", StringComparison.Ordinal)));
        Assert.Equal(("", "nothing found in 1 NetworkPolicy\n", 0), Known());

        _folder.Write("k8s/a.yaml", "# An edit above.\n\n" + Open("a"));
        Assert.Equal(("", "nothing found in 1 NetworkPolicy\n", 0), Known());
    }

    [Fact]
    public void NewFindings_AreReported_AndFixedOnesSaid()
    {
        _folder.Write("k8s/a.yaml", Open("a"));
        _folder.Run("lint", "k8s", "--baseline", Baseline, "--update-baseline");
        File.AppendAllText(Baseline, "NETPOL4004 Program.cs: Of the build\n");
        _folder.Write("k8s/b.yaml", Open("b"));
        var known = Known();
        Assert.Equal(1, known.ExitCode);
        Assert.Contains("k8s/b.yaml:10:5: warning NETPOL4004", known.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("k8s/a.yaml:10", known.Output, StringComparison.Ordinal);

        File.Delete(_folder.File("k8s/a.yaml"));
        Assert.Contains("netpol.baseline:3:1: found no more: NETPOL4", Known().Error, StringComparison.Ordinal);

        // What is not of manifests is the build's.
        _folder.Run("lint", "k8s", "--baseline", Baseline, "--update-baseline");
        Assert.Contains("NETPOL4004 Program.cs: Of the build", File.ReadAllLines(Baseline));
    }

    [Fact]
    public void WrongFiles_AreRefused()
    {
        _folder.Write("k8s/a.yaml", Open("a"));
        Assert.Equal(("", "error: 'netpol.baseline' does not exist; --update-baseline writes it\n", 2), Known());
        Assert.Equal("error: --update-baseline needs --baseline FILE, the file to write\n", _folder.Run("lint", "k8s", "--update-baseline").Error);
        _folder.Write("netpol.baseline", "# fine\nNETPOL4004\n");
        Assert.Equal(("", "error: netpol.baseline:2:1: This is no line of a baseline, which is 'NETPOLnnnn FILE: MESSAGE'; correct or remove it\n", 2), Known());
        Assert.Equal(2, _folder.Run("lint", "k8s", "--baseline", _folder.File("k8s/none/b"), "--update-baseline").ExitCode);
    }

    private string Baseline => _folder.File("netpol.baseline");

    private (string Output, string Error, int ExitCode) Known()
    {
        var run = _folder.Run("lint", "k8s", "--baseline", Baseline);
        return (run.Output, run.Error, run.ExitCode);
    }

    private static string Open(string name) => $$"""
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: {{name}}
        spec:
          podSelector:
            matchLabels: {app: "{{name}}" }
          policyTypes: [Ingress]
          ingress:
          - ports: [{port: 80}]

        """;
}
