using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes;
using Xunit;

namespace NetPol.Sharp.Tests.CodeFixes;

/// <summary>Every fix there is, and what tests ask of one.</summary>
internal static class Fixes
{
    /// <summary>The fixes by the rule that they are for.</summary>
    internal static IReadOnlyDictionary<string, PolicyCodeFixProvider> ByRule { get; } = typeof(PolicyCodeFixProvider).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(PolicyCodeFixProvider)))
        .Select(type => (PolicyCodeFixProvider)Activator.CreateInstance(type)!)
        .OrderBy(provider => provider.FixableDiagnosticIds.Single(), StringComparer.Ordinal)
        .ToDictionary(provider => provider.FixableDiagnosticIds.Single(), StringComparer.Ordinal);

    /// <summary>A set in a class.</summary>
    internal static string Program(string set, string before = "") => $"public static class Shop\n{{\n{before}[Policies] public static PolicySet Policies => {set};\n}}\n";

    /// <summary>Asserts that a program becomes another one, in which the finding is gone.</summary>
    internal static async Task IsFixed(string id, string text, string expected, params string[] manifests)
    {
        using var program = new FixedProgram([text], manifests);
        var action = await program.FixFirst(ByRule[id], id);
        Assert.True(action is not null, "No fix is offered.");
        Assert.Equal(id, action.EquivalenceKey);
        Assert.Equal(expected, Assert.Single(await program.Texts()));
    }

    /// <summary>Asserts that something is found, and no fix is offered.</summary>
    internal static async Task IsNotOffered(string id, string text, params string[] manifests)
    {
        using var program = new FixedProgram([text], manifests);
        await program.FixFirst(ByRule[id], id);
        Assert.Equal(text, Assert.Single(await program.Texts()));
    }

    /// <summary>Fixes every finding of a rule.</summary>
    internal static async Task<string> FixAll(string id, string text, params string[] manifests)
    {
        using var program = new FixedProgram([text], manifests);
        await program.FixAll(ByRule[id], id, FixAllScope.Document);
        Assert.Empty(await program.Diagnostics(id));
        return Assert.Single(await program.Texts());
    }
}
