using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetPol.Sharp.Tests.Runner;

/// <summary>What the package does after the compiler, for options as its targets write them.</summary>
public sealed class BuildRunTests : IDisposable
{
    // NETPOL4008 needs every policy, NETPOL4004 does not; the compiler knows neither set completely.
    private const string Open = """
        class A
        {
            [Policies]
            static PolicySet Set => InNamespace("shop",
            [
                Allow.From(Anywhere).To("app=web").OnTcp(80),
            ]);
        }
        """;

    private readonly BuiltSource _source = new();

    public void Dispose() => _source.Dispose();

    [Fact]
    public void WhatTheCompilerKnows_IsNotEvaluated()
    {
        var assembly = _source.Build("known1", "[assembly: CompiledPolicies(\"A.Set\", \"\", \"\")] class A { [Policies] static PolicySet Set => throw new Exception(); }");
        Assert.Equal(("", 0), (_source.Build(assembly, "analyzed=true").Output, _source.Build(assembly, "analyzed=true").ExitCode));
        Assert.Equal(("known1.cs(1): error : 'A.Set' cannot be read", 1), (WithoutColumn(_source.Build(assembly, "evaluate=true").Output, 44), _source.Build(assembly, "evaluate=true").ExitCode));
    }

    [Fact]
    public void Findings_AreInTheFormOfMSBuild_AndNeverTwice()
    {
        var assembly = _source.Build("open1", Open);
        string[] all = Codes(_source.Build(assembly, "evaluate=true").Output);
        Assert.Contains("open1.cs(6): warning NETPOL4004", all);

        // The analyzers ran: what they cannot know while policies are missing, and with their log whatever is not in it.
        Assert.DoesNotContain("open1.cs(6): warning NETPOL4004", Codes(_source.Build(assembly, "evaluate=true", "analyzed=true").Output));
        File.WriteAllText(_source.File("log"), """{"version": "2.1.0", "runs": [{"results": [{"ruleId": "NETPOL9999", "message": {"text": "x"}}]}]}""");
        Assert.Equal(all, Codes(_source.Build(assembly, "evaluate=true", "analyzed=true", $"error-log={_source.File("log")}").Output));
        var message = _source.Build(assembly, "evaluate=true").Output.Split('\n').Single(line => line.Contains("NETPOL4004", StringComparison.Ordinal)).Split("NETPOL4004: ")[1];
        File.WriteAllText(_source.File("log"), System.Text.Json.JsonSerializer.Serialize(new { version = "2.1.0", runs = new[] { new { results = new[] { new { ruleId = "NETPOL4004", message = new { text = message } } } } } }));
        Assert.Equal(all.Where(code => !code.EndsWith("NETPOL4004", StringComparison.Ordinal)), Codes(_source.Build(assembly, "evaluate=true", "analyzed=true", $"error-log={_source.File("log")}").Output));

        // And where it judged everything, nothing at all.
        var compiled = _source.Build("compiled1", "[assembly: CompiledPolicies(\"A.Set\", \"\", \"\")] " + Open);
        Assert.Equal("", _source.Build(compiled, "evaluate=true", "analyzed=true").Output);
        Assert.NotEqual("", _source.Build(compiled, "evaluate=true").Output);
    }

    [Fact]
    public void SetThatThrows_IsLeftToTheProgram_UnlessSomebodyAsks()
    {
        var assembly = _source.Build("throws1", "class A { [Policies] static PolicySet Set => throw new InvalidOperationException(\"no file\"); }");
        var build = _source.Build(assembly);
        Assert.Equal(("'A.Set' cannot be read: InvalidOperationException: no file; so its rules are checked when it is emitted\n", 0), (build.Output, build.ExitCode));
        Assert.Equal(1, _source.Build(assembly, "output=k8s").ExitCode);
    }

    [Fact]
    public void Pragmas_SuppressWhatIsFoundByRunning()
    {
        var assembly = _source.Build("pragma1", Open.Replace("        Allow", "#pragma warning disable NETPOL4004, NETPOL4008 // For everyone.\n        Allow", StringComparison.Ordinal).Replace("    ]);", "#pragma warning restore NETPOL4004\n    Allow.From(Anywhere).To(\"app=api\").OnTcp(80), ]);", StringComparison.Ordinal));
        Assert.Equal(["pragma1.cs(9): warning NETPOL4004"], Codes(_source.Build(assembly, "evaluate=true").Output));
    }

    [Fact]
    public void Manifests_AreInTheWorld_AndPathsAreThoseOfThisMachine()
    {
        File.WriteAllText(_source.File("bad.yaml"), "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: bad\nspec:\n  podSelector: {}\n  policyTypes: [ingress]\n");
        File.WriteAllText(_source.File("ours.yaml"), "# Written by NetPol.Sharp: x, y; change the C#, not this file.\nkind: NetworkPolicy\napiVersion: networking.k8s.io/v1\n");
        var assembly = _source.Build("mapped1", Open);
        var build = _source.Build(assembly, "evaluate=true", $"manifest=|{_source.File("bad.yaml")}", $"manifest=|{_source.File("ours.yaml")}", $"path-map=/elsewhere={Path.TrimEndingDirectorySeparator(_source.File(""))}");
        Assert.Equal(1, build.ExitCode);
        Assert.Contains("/elsewhere/bad.yaml(7,17): error NETPOL1010", Codes(build.Output));
        Assert.Contains("/elsewhere/mapped1.cs(6): warning NETPOL4004", Codes(build.Output));
        Assert.Equal(0, _source.Build(assembly, "evaluate=true", $"manifest=prod|{_source.File("bad.yaml")}").ExitCode);
    }

    [Fact]
    public void Output_IsWrittenOrCompared_AndNotWhatIsViolated()
    {
        var assembly = _source.Build("written1", Open);
        var build = _source.Build(assembly, "output=k8s", "analyzed=true", $"written={_source.File("list")}");
        Assert.Equal(("'k8s': 1 file new, 0 changed, 0 unchanged, 0 removed", 0), (build.Output.Split('\n')[^2], build.ExitCode));
        Assert.Equal([_source.File("k8s/2-allow+shop+web+netpol.yaml")], File.ReadAllLines(_source.File("list")));
        Assert.DoesNotContain("k8s", _source.Build(assembly, "output=k8s", "analyzed=true").Output, StringComparison.Ordinal);
        Assert.Equal(0, _source.Build(assembly, "output=k8s", "check=true").ExitCode);

        File.AppendAllText(_source.File("k8s/2-allow+shop+web+netpol.yaml"), "# edited\n");
        var check = _source.Build(assembly, "output=k8s", "check=true");
        Assert.Contains("-# edited\n", check.Output, StringComparison.Ordinal);
        Assert.EndsWith("shop.csproj : error : 'k8s' differs from what the policies are; build without NetPolCheck to update it\n", check.Output, StringComparison.Ordinal);
        Assert.Equal(1, check.ExitCode);

        var violated = _source.Build("violated1", """class A { [Policies] static PolicySet Set => InNamespace("shop", [Allow.From("a=b").To("c=d").OnTcp(1), Never.From("a=b").To("c=d")]); }""");
        build = _source.Build(violated, "output=new");
        Assert.Contains("violated1.cs(1): error NETPOL6001", Codes(build.Output));
        Assert.False(Directory.Exists(_source.File("new")));

        // Whoever made the compiler silent about it is told here.
        var silenced = _source.Build("silenced1", """[assembly: CompiledPolicies("A.Set", "", "")] class A { [Policies] static PolicySet Set => InNamespace("shop", [Allow.From("a=b").To("c=d").OnTcp(1), Never.From("a=b").To("c=d")]); }""");
        Assert.StartsWith("silenced1.cs(1): error : 'new' is left as it is, because an assertion is violated: Never", _source.Build(silenced, "output=new", "analyzed=true").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Baseline_HidesWhatIsKnown_AndKeepsWhatIsOfOtherFiles()
    {
        File.WriteAllText(_source.File("netpol.baseline"), "NETPOL4004 elsewhere.yaml: Policy 'x' is open\nNETPOL4004 gone.cs: Policy 'y' is open\n");
        var baseline = $"baseline={_source.File("netpol.baseline")}";
        var assembly = _source.Build("base1", Open);
        Assert.Contains("known findings", _source.Build(assembly, baseline, "write-baseline=true").Output, StringComparison.Ordinal);
        var lines = File.ReadAllLines(_source.File("netpol.baseline"));
        Assert.Contains("NETPOL4004 elsewhere.yaml: Policy 'x' is open", lines);
        Assert.DoesNotContain(lines, line => line.Contains("gone.cs", StringComparison.Ordinal));
        Assert.Equal("", _source.Build(assembly, "evaluate=true", baseline).Output);

        // An edit above changes nothing, and one more of the same kind is new.
        var edited = _source.Build("base2", "\n\n" + Open);
        File.WriteAllText(_source.File("netpol.baseline"), File.ReadAllText(_source.File("netpol.baseline")).Replace("base1.cs", "base2.cs", StringComparison.Ordinal));
        Assert.Equal("", _source.Build(edited, "evaluate=true", baseline).Output);

        File.AppendAllText(_source.File("netpol.baseline"), "<<<<<<< HEAD\n");
        var broken = _source.Build(assembly, baseline);
        Assert.Equal(1, broken.ExitCode);
        Assert.Matches(@"^netpol.baseline\([0-9]+,1\): error : This is no line of a baseline, which is 'NETPOLnnnn FILE: MESSAGE'; correct or remove it\n$", broken.Output);
    }

    private static string WithoutColumn(string output, int length) => System.Text.RegularExpressions.Regex.Replace(output, @"\(1,[0-9]+\)", "(1)", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))[..length];

    private static string[] Codes(string output) => [.. output.Split('\n').Where(line => line.Contains("NETPOL", StringComparison.Ordinal) && line[0] != ' ').Select(line => string.Join(": ", line.Split(": ")[..2]))];
}
