using System;
using System.IO;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Runner;

/// <summary><c>PolicyProgram.Run(args, assembly)</c>: which members are found, which world they belong to, and where it is written.</summary>
public sealed class AssemblyRunTests : IDisposable
{
    private const string TwoClusters = """
        public static class Shop
        {
            [Policies] internal static PolicySet Policies => InNamespace("shop", [DefaultDeny.Ingress]);
            private static class Inner { [Policies(Cluster = "prod")] private static PolicySet Make() => InNamespace("inner", [DefaultDeny.Egress]); }
        }
        """;

    private const string NoPlatform = "note: NETPOL5006: nothing says whether the cluster's network plugin enforces these policies; declare it with [assembly: Platform(\"…\")], or NetPolPlatform in the project\n";

    private readonly BuiltSource _source = new();

    public void Dispose() => _source.Dispose();

    [Fact]
    public void Output_HasAFolderForEachNamedCluster()
    {
        var assembly = _source.Build("two1", TwoClusters);
        var run = _source.Run(assembly, "--output", "k8s");
        Assert.Equal("'k8s': 1 file new, 0 changed, 0 unchanged, 0 removed\n'k8s/prod': 1 file new, 0 changed, 0 unchanged, 0 removed\n" + NoPlatform, run.Error);
        Assert.Equal(["3-deny+shop+default-deny-ingress+netpol.yaml"], _source.Names("k8s"));
        Assert.Equal(["3-deny+inner+default-deny-egress+netpol.yaml"], _source.Names("k8s/prod"));
        Assert.StartsWith("# Written by NetPol.Sharp: two1, Shop.Inner.Make; change", File.ReadAllText(_source.File("k8s/prod/3-deny+inner+default-deny-egress+netpol.yaml")), StringComparison.Ordinal);
        Assert.Equal(0, _source.Run(assembly, "--output", "k8s", "--check").ExitCode);
        Assert.Equal("'k8s/prod': 0 files new, 0 changed, 1 unchanged, 0 removed\n" + NoPlatform, _source.Run(assembly, "--output", "k8s", "--cluster", "prod").Error);
    }

    [Fact]
    public void Print_WantsOneCluster()
    {
        var assembly = _source.Build("two2", TwoClusters);
        Refused("error: the policies are for 'default', 'prod', which are not to be mixed; choose one with --cluster, or write a folder for each with --output\n", _source.Run(assembly));
        Refused("error: no cluster is called 'prd'; the policies are for 'default', 'prod'\n", _source.Run(assembly, "--cluster", "prd"));
        Refused("error: 'Shop.Policies' is not of cluster 'prod'\n", _source.Run(assembly, "--cluster", "prod", "--set", "Shop.Policies"));
        Assert.Contains("namespace: inner", _source.Run(assembly, "--cluster", "prod").Output, StringComparison.Ordinal);
        Assert.Contains("namespace: shop", _source.Run(assembly, "--cluster", "default").Output, StringComparison.Ordinal);
        Assert.Contains("namespace: shop", _source.Run(assembly, "--set", "Shop").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ClusterThatIsNoMore_LosesItsFolder()
    {
        Directory.CreateDirectory(_source.File("k8s/gone"));
        File.WriteAllText(_source.File("k8s/gone/3-deny+a+b+netpol.yaml"), "# Written by NetPol.Sharp: two3, Old.Policies; change the C#, not this file.\n");
        Directory.CreateDirectory(_source.File("k8s/other"));
        File.WriteAllText(_source.File("k8s/other/3-deny+a+b+netpol.yaml"), "# Written by NetPol.Sharp: somebody, Old.Policies; change the C#, not this file.\n");
        var assembly = _source.Build("two3", TwoClusters);
        Assert.Equal(1, _source.Run(assembly, "--output", "k8s", "--check").ExitCode);
        Assert.Contains("'k8s/gone': 0 files new, 0 changed, 0 unchanged, 1 removed\n", _source.Run(assembly, "--output", "k8s").Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_source.File("k8s/gone")));
        Assert.True(File.Exists(_source.File("k8s/other/3-deny+a+b+netpol.yaml")));
    }

    [Fact]
    public void FilesOfTheProgramItself_AreTakenOver()
    {
        Directory.CreateDirectory(_source.File("k8s"));
        File.WriteAllText(_source.File("k8s/3-deny+a+b+netpol.yaml"), "# Written by NetPol.Sharp: two4/Program.cs, Old.Policies; change the C#, not this file.\n");
        Assert.Contains("1 removed", _source.Run(_source.Build("two4", TwoClusters), "--output", "k8s").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongMembers_AreNamed()
    {
        Refused(
            "error: 'A.Set' is marked [Policies] and is no static property or static method without parameters that returns a PolicySet; make it one, or remove the mark\n",
            _source.Run(_source.Build("wrong1", "class A { [Policies] PolicySet Set => []; }")));
        Refused("error: there is no [Policies] in 'wrong2'; mark the static properties that are to be emitted\n", _source.Run(_source.Build("wrong2", "class A { }")));
        Refused("wrong3.cs:1:1: error NETPOL1004: Port 70000 does not exist; ports go from 1 to 65535\n", _source.Run(_source.Build("wrong3", "class A { [Policies] static PolicySet Set => [Allow.From(\"a=b\").To(\"c=d\").OnTcp(70000)]; }")), ignoreColumn: true);
        Refused("wrong4.cs:1:1: error: 'A.Set' cannot be read: InvalidOperationException: no file\n", _source.Run(_source.Build("wrong4", "class A { [Policies] static PolicySet Set => throw new InvalidOperationException(\"no file.\"); }")), ignoreColumn: true);
        Refused("error: cluster 'a/b' cannot have a folder of that name; use letters, digits, '-', '_' and '.', or choose it with --cluster and without --output\n", _source.Run(_source.Build("wrong5", "class A { [Policies(Cluster = \"a/b\")] static PolicySet Set => [DefaultDeny.Ingress]; }"), "--output", "k8s"));
        Assert.False(Directory.Exists(_source.File("k8s")));
    }

    [Fact]
    public void ReferencedAssembly_IsJudgedAndNotEmitted()
    {
        var baseline = _source.Build("other1", """
            public static class Company
            {
                [Policies] public static PolicySet Baseline => InNamespace("shop", [Allow.From("app=web").To("app=db").OnTcp(5432).Named("company")]);
                [Policies(Cluster = "elsewhere")] public static PolicySet Other => throw new Exception();
            }
            """);

        // No code mentions it, so that the compiler leaves the reference out.
        var apart = _source.Build("apart1", """class A { [Policies] static PolicySet Set => InNamespace("shop", [DefaultDeny.All, Never.From("app=web").To("app=db")]); }""");
        Assert.Equal(0, _source.Run(apart).ExitCode);
        var judged = _source.Run(apart, ["other1"], []);
        Assert.Equal(1, judged.ExitCode);
        Assert.Contains("error NETPOL6001", judged.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("company", _source.Run(apart, ["other1"], ["--allow-unproven"]).Output, StringComparison.Ordinal);

        // A baseline that names no cluster is for all of them.
        var named = _source.Build("named1", """class A { [Policies(Cluster = "prod")] static PolicySet Set => InNamespace("shop", [DefaultDeny.All, Never.From("app=web").To("app=db")]); }""");
        Assert.Equal(1, _source.Run(named, ["other1"], []).ExitCode);

        // Spread into a set of ours it is ours, and there once.
        var spread = _source.Build("spread1", """class A { [Policies] static PolicySet Set => InNamespace("shop", [DefaultDeny.All, .. Company.Baseline]); }""", baseline);
        Assert.Contains("name: company", _source.Run(spread).Output, StringComparison.Ordinal);
    }

    private static void Refused(string error, CommandResult run, bool ignoreColumn = false)
    {
        var actual = ignoreColumn ? System.Text.RegularExpressions.Regex.Replace(run.Error, ":1:[0-9]+:", ":1:1:", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) : run.Error;
        Assert.Equal(("", error, 2), (run.Output, actual, run.ExitCode));
    }
}
