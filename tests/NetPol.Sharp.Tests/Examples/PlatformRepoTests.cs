using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NetPol.Sharp.Analyzers.Diagnostics;
using NetPol.Sharp.Tests.Analyzers;
using NetPol.Sharp.Tests.Generation;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Examples;

/// <summary>What the README of examples/PlatformRepo says happens when somebody changes a policy.</summary>
public sealed class PlatformRepoTests
{
    private const string Payment = "To(Cidr(\"198.51.100.16/28\")).OnTcp(443)";

    [Fact]
    public async Task PoliciesAsTheyAre_HaveNoFinding()
    {
        var policies = Policies(text => text);
        Assert.Empty(policies.Errors);
        Assert.Empty(await policies.Analyze(new PolicyAnalyzer(), new UsageAnalyzer()));
    }

    [Theory]
    [InlineData(Payment, "To(Anywhere).OnAnyPort()", "169.254.169.254/32")]
    [InlineData("To(Workloads.Shop.Backend.Http)", "To(Workloads.Shop.Database.Postgres)", "app=database")]
    public async Task WhatANeverRulesOut_IsUnderlinedWhereItIsAllowed(string written, string edited, string never)
    {
        var policies = Policies(text => text.Replace(written, edited, StringComparison.Ordinal));
        Assert.Empty(policies.Errors);
        var violated = (await policies.Analyze()).Where(diagnostic => diagnostic.Id == "NETPOL6001").ToArray();
        Assert.Contains(violated, diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains(never, StringComparison.Ordinal));
        Assert.Contains(violated, diagnostic => diagnostic.AdditionalLocations.Append(diagnostic.Location).Any(place => LineOf(place).Contains(edited, StringComparison.Ordinal)));
    }

    private static string LineOf(Microsoft.CodeAnalysis.Location place) => place.SourceTree?.GetText().Lines.GetLineFromPosition(place.SourceSpan.Start).ToString() ?? "";

    private static SourceProgram Policies(Func<string, string> edit)
    {
        var baseline = GeneratedProgram.Of(new SourceProgram(File("Baseline", "NetworkBaseline.cs", text => text))).Program;
        var policies = new SourceProgram(File("Policies", "Program.cs", text => text), File("Policies", "Shop.cs", edit))
        {
            Manifests = [.. Directory.GetFiles(Repository.PathOf("examples", "PlatformRepo", "manifests", "prod")).Select(path => new SourceProgram.File(path, System.IO.File.ReadAllText(path)))],
        };
        return GeneratedProgram.Of(policies.AsExecutable().Referencing(baseline)).Program;
    }

    private static (string Path, string Text) File(string folder, string name, Func<string, string> edit)
    {
        var path = Repository.PathOf("examples", "PlatformRepo", folder, name);
        return (path, edit(System.IO.File.ReadAllText(path)));
    }
}
