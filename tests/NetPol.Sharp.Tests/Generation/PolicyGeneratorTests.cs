using System.Linq;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Generation;
using NetPol.Sharp.Tests.Analyzers;
using Xunit;

namespace NetPol.Sharp.Tests.Generation;

/// <summary>What the generator does again after an edit.</summary>
public sealed class PolicyGeneratorTests
{
    private const string Shop = "public static class Shop { [Policies(EmitYaml = true)] public static PolicySet Policies => InNamespace(\"shop\", [DefaultDeny.All, Allow.From(Workloads.Shop.Frontend).To(\"app=b\").OnTcp(80)]); }\n";

    [Theory]
    [InlineData("public static class Other { public static int Value => 2; }\n")]
    [InlineData("public static class Another { public static int Number => 1; }\n")]
    public void UnrelatedEdit_LeavesEveryStepAsItWas(string edited)
    {
        var again = Program().With("Other.cs", edited);
        foreach (var step in new[] { PolicyGenerator.ManifestsStep, PolicyGenerator.WorkloadsStep, PolicyGenerator.EntriesStep })
        {
            Assert.NotEmpty(again.Reasons(step));
            Assert.All(again.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step} is {reason}"));
        }

        Assert.All(again.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void EditOfASet_MakesItAnew()
    {
        var again = Program().With("Shop.cs", SourceProgram.Usings + Shop.Replace("80", "81", System.StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Cached], again.Reasons(PolicyGenerator.ManifestsStep));
        Assert.Equal([IncrementalStepRunReason.Modified], again.Reasons(PolicyGenerator.EntriesStep));
        Assert.Contains("port: 81", again.Sources["NetPol.Sharp.Yaml.g.cs"], System.StringComparison.Ordinal);
    }

    private static GeneratedProgram Program() => GeneratedProgram.Of(new SourceProgram(("Shop.cs", SourceProgram.Usings + Shop), ("Other.cs", "public static class Other { public static int Value => 1; }\n"))
    {
        Manifests = [new SourceProgram.File("shop.yaml", ShopManifests.Workloads)],
    });
}
