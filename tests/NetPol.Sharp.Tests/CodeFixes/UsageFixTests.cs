using System.Threading.Tasks;
using NetPol.Sharp.CodeFixes;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;

namespace NetPol.Sharp.Tests.CodeFixes;

/// <summary>Misuse of the language is corrected, and findings are accepted.</summary>
public sealed class UsageFixTests
{
    private const string Lost = "Allow.From(\"app=a\").To(\"app=b\").OnTcp(80)";

    [Theory]
    [InlineData("        LOST;\n        return InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns]);\n", "        return InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns, LOST]);\n")]
    [InlineData("        // first\n        _ = LOST;\n        return InNamespace(\"shop\",\n        [\n            DefaultDeny.All,\n            Allow.Dns, // names\n        ]);\n", "        // first\n        return InNamespace(\"shop\",\n        [\n            DefaultDeny.All,\n            Allow.Dns, // names\n            LOST,\n        ]);\n")]
    [InlineData("        var flow = LOST;\n        return InNamespace(\"shop\",\n        [\n            DefaultDeny.All,\n            Allow.Dns // names\n        ]);\n", "        return InNamespace(\"shop\",\n        [\n            DefaultDeny.All,\n            Allow.Dns, // names\n            LOST,\n        ]);\n")]
    [InlineData("        LOST; // lost\n        return InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns]);\n", "         // lost\n        return InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns, LOST]);\n")]
    [InlineData("        Allow.From(\"app=a\").To(\"app=b\");\n        return InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns]);\n", null)]
    [InlineData("        LOST;\n        PolicySet one = [DefaultDeny.All], two = [Allow.Dns];\n        return InNamespace(\"shop\", [.. one, .. two]);\n", null)]
    public Task LostStatement_IsMovedIntoTheSet(string body, string? expected)
    {
        var text = Method(body);
        return expected is null ? Fixes.IsNotOffered(RuleIds.StatementDiscarded, text) : Fixes.IsFixed(RuleIds.StatementDiscarded, text, Method(expected));
    }

    [Fact]
    public Task UnusedMember_IsNamedInTheSet() => Fixes.IsFixed(
        RuleIds.StatementDiscarded,
        "public static class Shop\n{\n    static AllowStatement Flow => " + Lost + ";\n    [Policies] public static PolicySet Policies => InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns]);\n}\n",
        "public static class Shop\n{\n    static AllowStatement Flow => " + Lost + ";\n    [Policies] public static PolicySet Policies => InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns, Flow]);\n}\n");

    [Theory]
    [InlineData("    internal static PolicySet Shop => [DefaultDeny.All];\n", "    [Policies]\n    internal static PolicySet Shop => [DefaultDeny.All];\n")]
    [InlineData("    /// <summary>The shop.</summary>\n    static PolicySet Shop() => [DefaultDeny.All];\n", "    /// <summary>The shop.</summary>\n    [Policies]\n    static PolicySet Shop() => [DefaultDeny.All];\n")]
    [InlineData("    static readonly PolicySet Shop = [DefaultDeny.All];\n", null)]
    public Task SetThatIsNotMarked_IsMarked(string member, string? expected) => expected is null
        ? Fixes.IsNotOffered(RuleIds.SetNotMarked, "static class Sets\n{\n" + member + "}\n")
        : Fixes.IsFixed(RuleIds.SetNotMarked, "static class Sets\n{\n" + member + "}\n", "static class Sets\n{\n" + expected + "}\n");

    [Theory]
    [InlineData("FLOW.Accept(\"NETPOL4004\", \"x\")", "FLOW")]
    [InlineData("FLOW\n    .Accept(\"NETPOL4004\", \"x\")\n    .Because(\"y\")", "FLOW\n    .Because(\"y\")")]
    [InlineData("FLOW, Never.From(\"app=c\").To(\"app=b\").Accept(\"NETPOL6002\", \"x\")", "FLOW, Never.From(\"app=c\").To(\"app=b\")")]
    [InlineData("FLOW // first\n    .Accept(\"NETPOL4004\", \"x\")", null)]
    public Task UselessAcceptance_IsRemoved(string statements, string? expected)
    {
        var text = Set(statements.Replace("FLOW", Lost, System.StringComparison.Ordinal));
        return expected is null ? Fixes.IsNotOffered(RuleIds.AcceptanceOfNothing, text) : Fixes.IsFixed(RuleIds.AcceptanceOfNothing, text, Set(expected.Replace("FLOW", Lost, System.StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(RuleIds.OpenToEveryone, "Allow.From(Anywhere).To(\"app=a\").OnTcp(80)")]
    [InlineData(RuleIds.EveryPortAllowed, "Allow.From(Namespace(\"x\")).To(\"app=a\").OnAnyPort()")]
    [InlineData(RuleIds.FlowAllowedOnOneSide, "Allow.From(\"app=a\").To(\"app=b\").OnTcp(80).EgressOnly()")]
    [InlineData(RuleIds.AssertionVacuous, "Never.From(\"app=a,app=b\").To(\"app=c\")")]
    public async Task Finding_IsAcceptedWithAReasonToWrite(string id, string statement)
    {
        using var program = new FixedProgram([Set(statement)]);
        Assert.NotNull(await program.FixFirst(new AcceptCodeFixProvider(), id));
        Assert.Equal(Set(statement + $".Accept(\"{id}\", \"TODO: say why\")"), Assert.Single(await program.Texts()));
    }

    [Fact]
    public async Task FindingOutsideAStatement_IsNotAccepted()
    {
        using var program = new FixedProgram(["public static class Shop\n{\n    static readonly PodPeer Both = Pods(\"app=a,app=b\");\n    [Policies] public static PolicySet Policies => InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns, Allow.From(Both).To(\"app=c\").OnTcp(80)]);\n}\n"]);
        Assert.Null(await program.FixFirst(new AcceptCodeFixProvider(), RuleIds.SelectorContradictsItself));
    }

    [Fact]
    public void Acceptance_HasNoFixAll_AndIsOfNoError()
    {
        var provider = new AcceptCodeFixProvider();
        Assert.Null(provider.GetFixAllProvider());
        Assert.All(RuleCatalog.All, rule => Assert.False(rule.Severity == Severity.Error && provider.FixableDiagnosticIds.Contains(rule.Id), rule.Id));
    }

    private static string Method(string body) =>
        $"public static class Shop\n{{\n    [Policies]\n    public static PolicySet Policies()\n    {{\n{body.Replace("LOST", Lost, System.StringComparison.Ordinal)}    }}\n}}\n";

    private static string Set(string statements) => Fixes.Program($"InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns, {statements}])");
}
