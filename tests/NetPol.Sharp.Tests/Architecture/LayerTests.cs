using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace NetPol.Sharp.Tests.Architecture;

/// <summary>
/// The folders of the library are its layers; a type belongs to the folder of the file that has its name.
/// Arrows point towards Model. The compiler loads this assembly, so it reaches for nothing outside itself.
/// </summary>
public sealed class LayerTests
{
    private const string Root = "NetPol.Sharp";

    /// <summary>What each layer may use besides itself and Model.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["Model"] = [],
        ["Rules"] = ["Proofs", "Connectivity", "Platforms"],
        ["Yaml"] = [],
        ["Connectivity"] = [],
        ["Proofs"] = ["Connectivity"],
        ["Platforms"] = ["Connectivity"],
        ["Dsl"] = ["Yaml", "Proofs", "Connectivity", "Platforms"],
    };

    private static readonly Dictionary<string, string> s_files = Files();

    private static readonly string[] s_forbiddenTypes =
    [
        "System.Console", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch",
        "System.Environment", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream",
        "System.Random", "System.Threading.Thread", "System.TimeProvider",
    ];

    [Fact]
    public void EveryReference_PointsTowardsModel()
    {
        using var module = ModuleDefinition.ReadModule(typeof(PolicySet).Assembly.Location);
        var wrong =
            from type in OwnTypes(module)
            let layer = LayerOf(type)
            from used in UsedTypes(type)
            where used.Scope == module || used.Scope is ModuleDefinition
            let target = LayerOf(used)
            where target != layer && target != "Model" && !s_allowed[layer].Contains(target)
            select $"{layer} → {target}: {type.FullName} uses {used.FullName}";
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Library_UsesNoConsoleFileSystemClockOrProcess()
    {
        using var module = ModuleDefinition.ReadModule(typeof(PolicySet).Assembly.Location);
        var wrong = OwnTypes(module)
            .SelectMany(type => UsedTypes(type).Where(used => s_forbiddenTypes.Contains(used.FullName)).Select(used => $"{type.FullName} uses {used.FullName}"));
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Library_AsksNoClock()
    {
        using var module = ModuleDefinition.ReadModule(typeof(PolicySet).Assembly.Location);
        Assert.DoesNotContain(
            module.GetMemberReferences(),
            member => member.Name is "get_Now" or "get_UtcNow" or "get_Today" && member.DeclaringType.Namespace == "System");
    }

    [Fact]
    public void EveryFolder_IsALayerOfTheList() => Assert.Equal(
        s_allowed.Keys.Order(StringComparer.Ordinal),
        Directory.GetDirectories(Infrastructure.Repository.PathOf("src", Root))
            .Select(Path.GetFileName)
            .OfType<string>()
            .Where(name => name is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal));

    // Compiler-made helper types stand in no file of ours and belong to nobody.
    private static IEnumerable<TypeDefinition> OwnTypes(ModuleDefinition module) => module.GetTypes().Where(type => s_files.ContainsKey(Outermost(type).Name));

    private static string LayerOf(TypeReference type) => s_files.TryGetValue(Outermost(type).Name, out var layer) ? layer : "Model";

    private static Dictionary<string, string> Files()
    {
        var root = Infrastructure.Repository.PathOf("src", Root);
        var files = s_allowed.Keys
            .SelectMany(layer => Directory.GetFiles(Path.Combine(root, layer), "*.cs", SearchOption.AllDirectories).Select(file => (Layer: layer, Text: File.ReadAllText(file))));
        return files.SelectMany(file => DeclaredTypes(file.Text).Select(name => (name, file.Layer))).Distinct().ToDictionary(pair => pair.name, pair => pair.Layer, StringComparer.Ordinal);
    }

    // Types that a file declares at its outermost level, by the names that metadata has for them.
    private static IEnumerable<string> DeclaredTypes(string text) =>
        Regex.Matches(text, @"^(?:public|internal) [a-z ]*(?:class|struct|record|interface|enum) (?<name>\w+)(?<generic><[^>(]*>)?", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10))
            .Select(match => match.Groups["name"].Value + (match.Groups["generic"].Success ? "`" + (match.Groups["generic"].Value.Count(c => c == ',') + 1) : ""));

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    private static IEnumerable<TypeReference> UsedTypes(TypeDefinition type)
    {
        var used = new List<TypeReference?> { type.BaseType };
        used.AddRange(type.Interfaces.Select(implemented => implemented.InterfaceType));
        used.AddRange(type.Fields.Select(field => field.FieldType));
        foreach (var method in type.Methods)
        {
            used.Add(method.ReturnType);
            used.AddRange(method.Parameters.Select(parameter => parameter.ParameterType));
            if (method.HasBody)
            {
                used.AddRange(method.Body.Variables.Select(variable => variable.VariableType));
                used.AddRange(method.Body.Instructions.SelectMany(Operands));
            }
        }

        return used.OfType<TypeReference>().SelectMany(Parts);
    }

    private static IEnumerable<TypeReference?> Operands(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        // What the compiler puts into iterators.
        MethodReference { Name: "get_CurrentManagedThreadId" } => [],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
