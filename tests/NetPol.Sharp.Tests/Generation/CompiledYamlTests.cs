using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Tests.Analyzers;
using Xunit;

namespace NetPol.Sharp.Tests.Generation;

/// <summary>YAML at compile time: <c>CompiledYaml.Shop.Policies</c>.</summary>
public sealed class CompiledYamlTests
{
    private const string Shop = """
        namespace Company.Policies
        {
            public static class Shop
            {
                [Policies(EmitYaml = true)]
                public static PolicySet Policies => InNamespace("shop", [DefaultDeny.All, Allow.Dns, Allow.From("app=a").To("app=b").OnTcp(80).Because("a \"quote\", a \\ and an ä")]);
                [Policies(EmitYaml = false)]
                public static PolicySet Others => [DefaultDeny.All.In("other")];
                public static class @event
                {
                    [Policies(EmitYaml = true)]
                    public static PolicySet Get() => [DefaultDeny.Ingress.In("nested")];
                }
            }

            public static class Check
            {
                [Policies]
                public static PolicySet Same => CompiledYaml.Shop.Policies == Shop.Policies.ToYaml() && CompiledYaml.Shop.@event.Get == Shop.@event.Get().ToYaml() ? [DefaultDeny.All] : [];
            }
        }
        """;

    [Fact]
    public void Constant_IsWhatToYamlGives()
    {
        var generated = GeneratedProgram.Of(SourceProgram.Of(Shop));
        Assert.Empty(generated.Program.Errors);
        Assert.NotEmpty(generated.Program.Run()["Check.Same"]);
        Assert.DoesNotContain("Others", generated.Sources["NetPol.Sharp.Yaml.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void NothingIsWrittenUntilItIsAskedFor()
    {
        var program = SourceProgram.Of("public static class Shop { [Policies] public static PolicySet Policies => [DefaultDeny.All]; }");
        Assert.DoesNotContain("NetPol.Sharp.Yaml.g.cs", GeneratedProgram.Of(program).Sources.Keys);
        Assert.Contains("NetPol.Sharp.Yaml.g.cs", GeneratedProgram.Of(program, ("NetPolEmitYaml", "true")).Sources.Keys);
    }

    [Fact]
    public void RandomPrograms_HaveTheirYamlAsConstants()
    {
        var numbers = Enumerable.Range(1000, 40).ToArray();
        var program = SourceProgram.Of(ProgramGenerator.Shared + string.Concat(numbers.Select(number => new ProgramGenerator(new Random(number)).Program(number))));
        var compilation = GeneratedProgram.Of(program, ("NetPolEmitYaml", "true")).Program.Compilation;
        var constants = numbers.Select(number => compilation.GetTypeByMetadataName($"CompiledYaml+P{number.ToString(CultureInfo.InvariantCulture)}")?.GetMembers("Set").OfType<IFieldSymbol>().SingleOrDefault()).ToArray();
        var sets = program.Evaluate().ToDictionary(entry => entry.Name, entry => entry.Evaluation.Value);
        var compared = 0;
        foreach (var (number, constant) in numbers.Zip(constants))
        {
            Assert.NotNull(constant);
            if (constant.GetAttributes().IsEmpty)
            {
                Assert.Equal(((PolicySet)sets[$"P{number}.Set"]!).ToYaml(), constant.ConstantValue);
                compared++;
            }
        }

        Assert.InRange(compared, 20, 40);
    }

    [Theory]
    [InlineData("[Allow.From(Namespace(\"x\")).To(Namespace(\"y\")).OnTcp(80)]", "emits nothing")]
    [InlineData("[DefaultDeny.All, Allow.From(File.ReadAllText(\"x\")).To(\"app=a\").OnTcp(80)]", "File.ReadAllText")]
    [InlineData("[Allow.From(\"app=a\").To(\"app=b\").OnTcp(0)]", "Port 0")]
    public void SetWithoutYaml_SaysWhyWhereItIsRead(string set, string why)
    {
        var program = SourceProgram.Of("public static class Shop { [Policies(EmitYaml = true)] public static PolicySet Policies => " + set + "; public static string Yaml => CompiledYaml.Shop.Policies; }");
        var error = Assert.Single(GeneratedProgram.Of(program).Program.Errors);
        Assert.Equal("CS0619", error.Id);
        Assert.Contains(why, error.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
