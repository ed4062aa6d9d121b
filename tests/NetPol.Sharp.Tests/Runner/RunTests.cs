using System;
using System.IO;
using System.Linq;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Runner;

/// <summary><c>PolicyProgram.Run</c>: what it prints, writes and refuses, and with which exit code.</summary>
public sealed class RunTests : IDisposable
{
    private static readonly PolicySet s_shop = InNamespace("shop",
    [
        DefaultDeny.All,
        Allow.Dns,
        Allow.From("app=frontend").To("app=backend").OnTcp(8080),
    ]);

    private static readonly PolicySet s_lab = InNamespace("lab", [DefaultDeny.Ingress, Never.From("app=a").To("app=b")]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NoArguments_PrintsTheWorld()
    {
        var run = Run([]);
        Assert.Equal(PolicyWorld.Of(s_shop, s_lab).ToYaml(), run.Output);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("Shop.Policies")]
    [InlineData("Shop")]
    public void Set_PrintsThatSet(string name) => Assert.Equal(s_shop.ToYaml(), Run(["--set", name]).Output);

    [Fact]
    public void RepeatedSet_PrintsThemAll() => Assert.Equal(Run([]).Output, Run(["--set", "Lab", "--set", "Shop"]).Output);

    [Fact]
    public void UnknownSet_IsRefused() => Refused(["--set", "Shp"], "error: no set is called 'Shp'; this program has 'Shop.Policies', 'Lab.Policies'\n");

    [Theory]
    [InlineData("--outptu", "x")]
    [InlineData("--output")]
    [InlineData("--set")]
    [InlineData("x")]
    [InlineData("@x")]
    [InlineData("--output", "--check")]
    [InlineData("--output", "-o")]
    [InlineData("--check", "false", "--output", "k8s")]
    public void UnknownArgument_IsRefused(params string[] args)
    {
        var run = Run(args);
        Assert.Equal(("", 2), (run.Output, run.ExitCode));
        Assert.Matches("^error: [^\n]*; --help lists the options\n$", run.Error);
    }

    [Fact]
    public void Help_NamesSetsAndOptions()
    {
        var run = Run(["--help"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Shop.Policies, Lab.Policies", run.Output, StringComparison.Ordinal);
        Assert.All(["--output", "--check", "--set"], option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void NoSetOrEmptySet_IsRefused()
    {
        Assert.Equal("error: no set was passed to PolicyProgram.Run; pass at least one\n", Run([], []).Error);
        var run = Run([], new NamedSet("Empty.Policies", []));
        Assert.Equal("error: set 'Empty.Policies' has no statement; add one or do not pass it to PolicyProgram.Run\n", run.Error);
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void Output_WritesOneFileAPolicyInTheOrderOfTheStream()
    {
        Assert.Equal(0, Run(["--output", "k8s/policies"]).ExitCode);
        var names = _folder.FileNames("k8s/policies");
        Assert.Equal(
            ["1-dns+shop+allow-dns+netpol.yaml", "2-allow+shop+backend+netpol.yaml", "2-allow+shop+frontend+netpol.yaml", "3-deny+lab+default-deny-ingress+netpol.yaml", "3-deny+shop+default-deny-all+netpol.yaml"],
            names);
        var documents = Array.ConvertAll(names, name => File.ReadAllText(_folder.File("k8s/policies/" + name)).Split('\n', 2)[1]);
        Assert.Equal(Run([]).Output, string.Join("---\n", documents));
        Assert.StartsWith(
            "# Written by NetPol.Sharp: shop-program, Shop.Policies; change the C#, not this file.\n",
            File.ReadAllText(_folder.File("k8s/policies/" + names[0])), StringComparison.Ordinal);
    }

    [Fact]
    public void SecondOutput_TouchesNothing()
    {
        Run(["--output", "k8s"]);
        var file = _folder.File("k8s/1-dns+shop+allow-dns+netpol.yaml");
        var before = DateTime.UnixEpoch;
        File.SetLastWriteTimeUtc(file, before);
        Assert.Equal("'k8s': 0 files new, 0 changed, 5 unchanged, 0 removed\n", Run(["--output", "k8s"]).Error);
        Assert.Equal(before, File.GetLastWriteTimeUtc(file));
    }

    [Fact]
    public void Output_RemovesItsOwnStaleFilesAndNoOthers()
    {
        Run(["--output", "k8s"]);
        File.WriteAllText(_folder.File("k8s/kustomization.yaml"), "resources: []\n");
        File.WriteAllText(_folder.File("k8s/2-allow+shop+mine+netpol.yaml"), "kind: NetworkPolicy\n");
        File.WriteAllText(_folder.File("k8s/2-allow+shop+theirs+netpol.yaml"), "# Written by NetPol.Sharp: other-program, Shop.Policies; change the C#, not this file.\n");

        var run = Run(["--output", "k8s"], new NamedSet("Shop.Policies", InNamespace("shop", [DefaultDeny.All])));
        Assert.Equal("'k8s': 0 files new, 0 changed, 1 unchanged, 4 removed\n", run.Error);
        Assert.Equal(
            ["2-allow+shop+mine+netpol.yaml", "2-allow+shop+theirs+netpol.yaml", "3-deny+shop+default-deny-all+netpol.yaml", "kustomization.yaml"],
            _folder.FileNames("k8s"));
    }

    [Fact]
    public void OutputOfOneSet_LeavesTheFilesOfTheOthers()
    {
        Run(["--output", "k8s"]);
        Run(["--output", "k8s", "--set", "Shop"]);
        Assert.Equal(5, _folder.FileNames("k8s").Length);
        Run(["--output", "k8s", "--set", "Shop"], new NamedSet("Shop.Policies", InNamespace("shop", [DefaultDeny.All])), new NamedSet("Lab.Policies", s_lab));
        Assert.Equal(["3-deny+lab+default-deny-ingress+netpol.yaml", "3-deny+shop+default-deny-all+netpol.yaml"], _folder.FileNames("k8s"));
    }

    [Fact]
    public void SomebodyElsesFile_IsNotOverwritten()
    {
        Directory.CreateDirectory(_folder.File("k8s"));
        File.WriteAllText(_folder.File("k8s/3-deny+shop+default-deny-all+netpol.yaml"), "mine\n");
        Refused(
            ["--output", "k8s"],
            $"error: '{Path.Combine("k8s", "3-deny+shop+default-deny-all+netpol.yaml")}' was not written by shop-program, so it stays; move it away or choose another folder for --output\n");
        Assert.Equal(["3-deny+shop+default-deny-all+netpol.yaml"], _folder.FileNames("k8s"));
    }

    [Fact]
    public void FileOrFolderInTheWay_IsRefused()
    {
        File.WriteAllText(_folder.File("file"), "");
        Refused(["--output", "file"], "error: 'file' is a file; --output needs a folder\n");
        Refused(["--output", ""], "error: --output needs the name of a folder\n");
        Directory.CreateDirectory(_folder.File("k8s/1-dns+shop+allow-dns+netpol.yaml"));
        Assert.Equal(2, Run(["--output", "k8s"]).ExitCode);
        Assert.Empty(_folder.FileNames("k8s"));
    }

    [Fact]
    public void FolderThatCannotBeMade_IsRefused()
    {
        File.WriteAllText(_folder.File("file"), "");
        var run = Run(["--output", "file/k8s"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Matches("^error: 'file/k8s' cannot be used for --output: [^\n]+\n$", run.Error);
    }

    [Fact]
    public void FailureWhileWriting_LeavesTheFolderAsItWas()
    {
        // A folder where the temporary file of the last policy would stand: every earlier one can be written.
        Directory.CreateDirectory(_folder.File("k8s/" + OutputFolder.TemporaryName("3-deny+shop+default-deny-all+netpol.yaml")));
        var run = Run(["--output", "k8s"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(_folder.FileNames("k8s"));
    }

    [Fact]
    public void Check_ShowsWhatDiffersAndChangesNothing()
    {
        var missing = Run(["--output", "k8s", "--check"]);
        Assert.Equal(1, missing.ExitCode);
        Assert.False(Directory.Exists(_folder.File("k8s")));

        Run(["--output", "k8s"]);
        var same = Run(["--output", "k8s", "--check"]);
        Assert.Equal(("", "'k8s' is up to date (5 policies)\n", 0), (same.Output, same.Error, same.ExitCode));

        var file = _folder.File("k8s/2-allow+shop+backend+netpol.yaml");
        var text = File.ReadAllText(file);
        File.WriteAllText(file, text.Replace("8080", "9090", StringComparison.Ordinal));
        var changed = Run(["--output", "k8s", "--check"]);
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("-    - port: 9090\n+    - port: 8080\n", changed.Output, StringComparison.Ordinal);
        Assert.Equal("'k8s' differs in 1 file; run again without --check to update it\n", changed.Error);

        File.WriteAllText(file, text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(0, Run(["--output", "k8s", "--check"]).ExitCode);

        var stale = Run(["--output", "k8s", "--check"], new NamedSet("Shop.Policies", s_shop));
        Assert.Equal(1, stale.ExitCode);
        Assert.Contains("3-deny+lab+default-deny-ingress+netpol.yaml", stale.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckWithoutOutput_IsRefused() => Refused(["--check"], "error: --check needs --output DIR, the folder to compare with\n");

    [Fact]
    public void NameLongerThanAFileName_IsRefused()
    {
        var set = new NamedSet("Long.Policies", InNamespace("shop", [DefaultDeny.All.Named(new string('a', 250))]));
        Assert.Matches("^error: '3-deny[^\n]* is too long for a file name; [^\n]*\n$", Run(["--output", "k8s"], set).Error);
        Assert.Equal(0, Run([], set).ExitCode);
    }

    [Fact]
    public void CollidingNames_AreRefusedWithTheLine()
    {
        var run = Run([], new NamedSet("Shop.Policies", s_shop), new NamedSet("Again.Policies", InNamespace("shop", [Allow.From("app=frontend").To("app=backend").OnTcp(8080)])));
        Assert.Equal(("", 2), (run.Output, run.ExitCode));
        Assert.Matches("^[^\n]*RunTests.cs:[0-9]+: error NETPOL1009: Policy 'shop/[^\n]*\n$", run.Error);
    }

    [Fact]
    public void StatementThatEmitsNothing_IsRefusedWithTheLine()
    {
        var run = Run([], new NamedSet("Shop.Policies", [Allow.From(Namespace("a")).To(Namespace("b")).OnTcp(80)]));
        Assert.Equal(("", 2), (run.Output, run.ExitCode));
        Assert.Matches("^[^\n]*RunTests.cs:[0-9]+: error NETPOL2016: [^\n]*\n$", run.Error);
    }

    [Fact]
    public void TemporaryFilesOfAKilledRun_AreRemoved()
    {
        Run(["--output", "k8s"]);
        var text = File.ReadAllText(_folder.File("k8s/1-dns+shop+allow-dns+netpol.yaml"));
        File.WriteAllText(_folder.File("k8s/.1-dns+shop+allow-dns+netpol.yaml.1.tmp"), text);
        File.WriteAllText(_folder.File("k8s/.1-dns+shop+allow-dns+netpol.yaml.2.tmp"), "mine\n");
        Run(["--output", "k8s"]);
        Assert.Equal([".1-dns+shop+allow-dns+netpol.yaml.2.tmp"], _folder.FileNames("k8s").Where(name => name[0] == '.'));
    }

    [Fact]
    public void ViolatedAssertion_IsNotEmitted()
    {
        var broken = Broken();
        foreach (var args in new string[][] { [], ["--output", "k8s"], ["--output", "k8s", "--check"], ["--set", "Shop"] })
        {
            var run = Run(args, new NamedSet("Shop.Policies", s_shop), broken);
            Assert.Equal(("", 1), (run.Output, run.ExitCode));
            Assert.Matches("^RunTests.cs:[0-9]+: error NETPOL6001: 'Never.From\\(Pods\\(\"app=a\"\\)\\).To\\(Pods\\(\"app=b\"\\)\\) on any port' is violated: a pod app=a in namespace 'lab' can reach a pod app=b in namespace 'lab' on TCP 80", run.Error);
            Assert.Contains("\n    RunTests.cs:", run.Error, StringComparison.Ordinal);
            Assert.EndsWith("\nnothing was emitted; --allow-unproven emits all the same and says so\n", run.Error, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(_folder.File("k8s")));
    }

    [Fact]
    public void AllowUnproven_EmitsAndSaysSo()
    {
        const string comment = "# --allow-unproven: violated: Never.From(Pods(\"app=a\")).To(Pods(\"app=b\")) on any port\n";
        var run = Run(["--allow-unproven"], Broken());
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(comment + Broken().Set.ToYaml(), run.Output);
        Assert.Contains("NETPOL6001", run.Error, StringComparison.Ordinal);

        Assert.Equal(0, Run(["--allow-unproven", "--output", "k8s"], Broken()).ExitCode);
        Assert.All(_folder.FileNames("k8s"), name => Assert.Equal(comment.TrimEnd('\n'), File.ReadAllLines(_folder.File("k8s/" + name))[1]));
        Assert.Equal(0, Run(["--allow-unproven", "--output", "k8s", "--check"], Broken()).ExitCode);
    }

    [Fact]
    public void VacuousAssertion_IsAWarning()
    {
        var run = Run([], new NamedSet("Lab.Policies", InNamespace("lab", [DefaultDeny.All, Never.From("app,!app").To("app=b")])));
        Assert.Equal(0, run.ExitCode);
        Assert.NotEqual("", run.Output);
        Assert.Contains(": warning NETPOL6002: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OutputThatCannotBeWritten_IsSaid()
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var full = new FullWriter();
        Assert.Equal(2, RunCommand.Run([], PolicySource.Of([new NamedSet("Shop.Policies", s_shop)]), new RunContext(full, error, _folder.Path, "shop-program")));
        Assert.Equal("error: the output cannot be written: No space left on device\n", error.ToString());
    }

    [Theory]
    [InlineData("/repo/teamA/policies.cs", "teamA/policies.cs")]
    [InlineData("C:\\repo\\teamA\\policies.cs", "teamA/policies.cs")]
    [InlineData("policies.cs", "policies.cs")]
    [InlineData("", null)]
    public void Program_IsCalledByItsSourceFile(string file, string? program) => Assert.Equal(program, RunContext.ProgramOf(file));

    [Fact]
    public void SetNames_AreTheExpressions()
    {
        Assert.Equal("Shop.Policies", NamedSet.Of("Shop.Policies", s_shop, 1).Name);
        Assert.Equal("set 2", NamedSet.Of("InNamespace(\"x\", [])", s_shop, 2).Name);
        Assert.Equal("set 3", NamedSet.Of("", s_shop, 3).Name);
    }

    private sealed class FullWriter : StringWriter
    {
        public override void Flush() => throw new IOException("No space left on device.");
    }

    // In the folder that the runs start from, so that places are short.
    private NamedSet Broken() => new("Lab.Policies", InNamespace("lab",
    [
        Allow.From(Pods("app=a"), _folder.File("RunTests.cs"), 7).To("app=c").OnTcp(80),
        Allow.From(AllPods, _folder.File("RunTests.cs"), 8).To("app=b").OnTcp(80),
        Allow.From("app=a", _folder.File("RunTests.cs"), 8).To("app=b").OnTcp(80),
        Never.From(Pods("app=a"), _folder.File("RunTests.cs"), 9).To("app=b"),
    ]));

    private void Refused(string[] args, string error)
    {
        var run = Run(args);
        Assert.Equal(("", error, 2), (run.Output, run.Error, run.ExitCode));
    }

    private CommandResult Run(string[] args) => Run(args, new NamedSet("Shop.Policies", s_shop), new NamedSet("Lab.Policies", s_lab));

    private CommandResult Run(string[] args, params NamedSet[] sets)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = RunCommand.Run(args, PolicySource.Of(sets), new RunContext(output, error, _folder.Path, "shop-program"));
        return new CommandResult(exitCode, output.ToString(), error.ToString());
    }
}
