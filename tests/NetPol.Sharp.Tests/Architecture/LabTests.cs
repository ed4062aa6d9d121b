using System;
using System.Linq;
using Mono.Cecil;
using NetPol.Sharp.Lab;
using Xunit;

namespace NetPol.Sharp.Tests.Architecture;

/// <summary>The lab checks the engine, so what it enforces may not come from the engine.</summary>
public sealed class LabTests
{
    private static readonly string[] s_modelLogic = ["Isolates", "get_EffectiveProtocol", "Rules", "get_MatchesEverything"];

    [Fact]
    public void RulesetsAndWorld_UseModelsOnly()
    {
        using var module = ModuleDefinition.ReadModule(typeof(Laboratory).Assembly.Location);
        var ours = module.GetTypes().Where(type => IsIn(type, "Rulesets") || IsIn(type, "World") || IsIn(type, "Plans")).ToArray();
        Assert.Contains(ours, type => type.Name == "PodSelection");
        var used =
            from type in ours
            from method in type.Methods.Where(method => method.HasBody)
            from instruction in method.Body.Instructions
            let member = instruction.Operand as MemberReference
            where member is not null
            let owner = ((member as TypeReference) ?? member.DeclaringType).FullName
            where owner.StartsWith("NetPol.Sharp.", StringComparison.Ordinal) && !owner.StartsWith("NetPol.Sharp.Lab.", StringComparison.Ordinal)
            where !owner.StartsWith("NetPol.Sharp.Model.", StringComparison.Ordinal) || s_modelLogic.Contains(member.Name)
            select $"{type.FullName} uses {member.FullName}";
        Assert.Empty(used.Distinct());
    }

    private static bool IsIn(TypeDefinition type, string folder) =>
        (type.DeclaringType?.Namespace ?? type.Namespace).StartsWith("NetPol.Sharp.Lab." + folder, StringComparison.Ordinal);
}
