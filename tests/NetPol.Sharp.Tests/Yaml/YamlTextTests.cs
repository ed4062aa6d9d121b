using System.IO;
using CsCheck;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Properties;
using Xunit;
using YamlDotNet.Core;

namespace NetPol.Sharp.Tests.Yaml;

/// <summary>What is written is what YamlDotNet's emitter would write: read back as events and emitted again, it is the same bytes.</summary>
public sealed class YamlTextTests
{
    [Fact]
    public void EverySet_IsWrittenAsTheEmitterWritesIt() => RandomSets.Valid.Sample(
        set =>
        {
            var yaml = set.ToYaml();
            Assert.Equal(Emitted(yaml), yaml);
        },
        iter: 1000);

    [Fact]
    public void EveryText_IsWrittenAsTheEmitterWritesIt() => Gen.OneOf(
        Gen.String, Gen.String[Gen.Char["ab \t\n\r\"\\\0\a\b\v\f\u001b\u007f\u0085\u00a0é→\u2028\u2029\ufffd'#:-{}[],&*!|>%@`~0.9"], 1, 12]).Sample(
        text =>
        {
            // The emitter leaves a byte order mark as it is, which the next reader may take for one.
            if (text.Trim().Length == 0 || Literal.AnnotationValueProblem(text) is not null || text.Contains('\ufeff', System.StringComparison.Ordinal))
            {
                return;
            }

            var yaml = PolicySet.Create([DefaultDeny.All.Because(text)]).ToYaml();
            Assert.Equal(Emitted(yaml), yaml);
            Assert.Equal(text, (string?)YamlReaders.YamlDotNet(yaml)[0]!["metadata"]!["annotations"]!["netpol.sharp/because"]);
        },
        iter: 5000);

    [Fact]
    public void EmptyAndAbsent_AreWrittenAsTheEmitterWritesThem()
    {
        var yaml = File.ReadAllText(Infrastructure.Repository.PathOf("tests", "NetPol.Sharp.Tests", "Yaml", "NetworkPolicyYamlTests.AbsentAndEmpty_AreWrittenApart.verified.yaml"));
        Assert.Equal(Emitted(yaml), yaml);
    }

    private static string Emitted(string yaml)
    {
        using var output = new StringWriter();
        var parser = new Parser(new StringReader(yaml));
        var emitter = new Emitter(output, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, newLine: "\n"));
        while (parser.MoveNext())
        {
            emitter.Emit(parser.Current!);
        }

        return output.ToString();
    }
}
