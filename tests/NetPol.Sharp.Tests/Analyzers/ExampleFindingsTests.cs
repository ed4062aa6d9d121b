using System;
using System.Threading.Tasks;
using NetPol.Sharp.Analyzers.Diagnostics;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>The examples are what they advertise: nothing is found in them, hints included, and the YAML that they emit has the findings of their source.</summary>
public sealed class ExampleFindingsTests
{
    public static TheoryData<string> Examples => ExampleProgram.Names;

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Example_HasNoFindings(string name) =>
        Assert.Empty(await ExampleProgram.Of(name).Analyze(new PolicyAnalyzer(), new UsageAnalyzer()));

    // A pragma silences the compiler only.
    [Theory]
    [MemberData(nameof(Examples))]
    public async Task EmittedYaml_HasTheFindingsOfTheExample(string name)
    {
        var findings = await EmittedFindings.AreThoseOf(ExampleProgram.Of(name, text => text.Replace("#pragma", "// ", StringComparison.Ordinal)));
        Assert.Equal(name == "Guide", findings > 0);
    }
}
