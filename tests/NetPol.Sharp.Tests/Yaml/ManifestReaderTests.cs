using System;
using System.Globalization;
using System.Linq;
using System.Text;
using NetPol.Sharp.Model;
using NetPol.Sharp.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Yaml;

public sealed class ManifestReaderTests
{
    [Theory]
    [InlineData(101)]
    [InlineData(100_000)]
    public void ListsThatNestTooDeep_AreOneProblem(int depth)
    {
        var problem = Problem("a: 1\nb: " + new string('[', depth));
        Assert.Equal("Objects and lists nest deeper than 100 levels", problem.Message);
        Assert.Equal(2, problem.Span.Line);
    }

    [Fact]
    public void ObjectsThatNestTooDeep_AreOneProblem()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 200; i++)
        {
            text.Append(' ', i).Append("a:\n");
        }

        Assert.Equal("Objects and lists nest deeper than 100 levels", Problem(text.ToString()).Message);
    }

    [Fact]
    public void NestingUpToTheLimit_IsRead() => Assert.NotNull(Root(new string('[', 99) + new string(']', 99)));

    [Fact]
    public void AliasBomb_IsOneProblem()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 50; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        var problem = Problem(text.ToString());
        Assert.Equal("The document contains excessive aliasing; write the values out", problem.Message);
        Assert.InRange(problem.Span.Line, 3, 8);
    }

    [Fact]
    public void DocumentWithTooManyValues_IsOneProblem() =>
        Assert.Equal("The document has more than a million values once its aliases are followed", Problem("[" + string.Concat(Enumerable.Repeat("1,", 1_000_001)) + "1]").Message);

    [Fact]
    public void HugeScalar_IsOneProblem()
    {
        var problem = Problem("a: b\nc: " + new string('x', (1024 * 1024) + 1));
        Assert.Equal("A value has more than a million characters", problem.Message);
        Assert.Equal((2, 4), (problem.Span.Line, problem.Span.Column));
    }

    [Fact]
    public void HugeDocument_IsOneProblem()
    {
        var problem = Problem("# " + new string('x', 3 * 1024 * 1024));
        Assert.Equal("The document is larger than 3 MiB, which no API server takes", problem.Message);
        Assert.Equal((1, 1), (problem.Span.Line, problem.Span.Column));
    }

    [Theory]
    [InlineData('\0')]
    [InlineData('\u0001')]
    [InlineData('\u001b')]
    [InlineData('\uffff')]
    public void ControlCharacter_IsOneProblem(char c)
    {
        var problem = Problem($"a: 1\nb: x{c}y\n");
        Assert.Equal("Not text: a control character stands here; is this a binary file?", problem.Message);
        Assert.Equal((2, 5), (problem.Span.Line, problem.Span.Column));
    }

    [Fact]
    public void TabsInValues_AreRead() => Assert.Equal("x\ty", Text(Root("a: \"x\ty\"\n")["a"]));

    [Theory]
    [InlineData("a: &a [*a]", 1, 8)]
    [InlineData("a: &a\n  b: *a", 2, 6)]
    public void AliasInsideItsOwnValue_IsOneProblem(string text, int line, int column)
    {
        var problem = Problem(text);
        Assert.Equal("Alias '*a' stands inside the value that it names", problem.Message);
        Assert.Equal((line, column), (problem.Span.Line, problem.Span.Column));
    }

    [Theory]
    [InlineData("a: *b", "Alias '*b' names no anchor")]
    [InlineData("a: {<<: 1}", "The merge key '<<' needs an object or a list of objects")]
    [InlineData("a: {<<: [1]}", "The merge key '<<' needs an object or a list of objects")]
    [InlineData("~: 1", "A key must be a string, and this one is null; quote it")]
    [InlineData("? [a]\n: 1", "A key must be a string, and this one is an array; quote it")]
    [InlineData("? {a: b}\n: 1", "A key must be a string, and this one is an object; quote it")]
    [InlineData("a: .inf", "'.inf' is a number that JSON does not have; quote it")]
    [InlineData("a: !!binary x", "'!!binary' needs base64; remove the tag or correct the value")]
    [InlineData("a: !!int foo", "'foo' cannot be read as '!!int'; remove the tag or correct the value")]
    [InlineData("%YAML 1.2\n---\na: 1", "The API server reads YAML 1.1 only; remove the '%YAML' line")]
    public void WhatJsonCannotSay_IsOneProblem(string text, string message)
    {
        var problem = Problem(text);
        Assert.Equal(message, problem.Message);
        Assert.True(problem.Span is { IsKnown: true, Column: > 0 });
    }

    [Theory]
    [InlineData("a: [")]
    [InlineData("a: b: c")]
    [InlineData("a: 'x")]
    [InlineData("a: @b")]
    [InlineData("{]")]
    [InlineData("}")]
    [InlineData("a: !<")]
    [InlineData("&")]
    [InlineData("%YAML 9.9\n---\na: 1")]
    public void TextThatIsNoYaml_IsOneSentenceWithAPlace(string text)
    {
        var problem = Problem(text);
        Assert.StartsWith("Not YAML: ", problem.Message, StringComparison.Ordinal);
        Assert.False(problem.Message.EndsWith('.'), problem.Message);
        Assert.DoesNotContain('\n', problem.Message);
        Assert.True(problem.Span is { IsKnown: true, Column: > 0 });
    }

    [Fact]
    public void HelmTemplate_IsRecognised() =>
        Assert.EndsWith("; a Helm template has to be rendered first, with 'helm template'", Problem("metadata:\n  name: {{ .Values.name }}-{{ x }}\n").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# Nothing\n")]
    [InlineData("---\n---\n# Nothing\n---\n")]
    [InlineData("--- ~\n")]
    [InlineData("\ufeff")]
    public void EmptyDocuments_AreLeftOut(string text) => Assert.Empty(ManifestReader.Read(text, "x.yaml"));

    [Fact]
    public void MergeKeys_AreFollowedAsGoDoes()
    {
        var merged = (ManifestObject)Root("a: &a {p: a, q: a}\nb: &b {p: b, r: b}\nc: {<<: [*a, *b], q: c}\n")["c"]!;
        Assert.Equal(("a", "c", "b"), (Text(merged["p"]), Text(merged["q"]), Text(merged["r"])));
    }

    [Fact]
    public void QuotedMergeKey_IsAKey() => Assert.Equal("x", Text(Root("'<<': x\n")["<<"]));

    [Fact]
    public void KeysThatAreNoStrings_AreSpelledOut() =>
        Assert.Equal(["1", "true", "16", "web"], Root("1: a\non: b\n0x10: c\nweb: d\n").Fields.Select(field => field.Name));

    [Fact]
    public void LastOfTwoKeys_Counts() => Assert.Equal("2", Text(Root("a: '1'\na: '2'\n")["a"]));

    [Fact]
    public void AnchorsOfAnotherDocument_AreUnknown()
    {
        var documents = ManifestReader.Read("a: &a 1\n---\nb: *a\n", "x.yaml").ToArray();
        Assert.NotNull(documents[0].Root);
        Assert.Equal(3, documents[1].Problem!.Span.Line);
    }

    // A list item, not a separator; and a separator needs a blank behind it.
    [Theory]
    [InlineData("- ---\n")]
    [InlineData("a: |\n  ---\n")]
    [InlineData("---a: 1\n")]
    public void DashesElsewhere_SeparateNothing(string text) => Assert.Single(ManifestReader.Read(text, "x.yaml"));

    [Fact]
    public void Tags_BeatTheLook()
    {
        var root = Root("a: !!str 1\nb: !!int '1'\nc: !custom on\nd: ! on\n");
        Assert.Equal([ManifestScalarKind.String, ManifestScalarKind.Integer, ManifestScalarKind.String, ManifestScalarKind.String], root.Fields.Select(field => ((ManifestScalar)field.Value).Kind));
    }

    [Fact]
    public void BlocksAndFlows_EndWithTheirLastCharacter()
    {
        var root = Root("a:\n  b: [1,\n    2]\n\n# end\nc: {}\n");
        Assert.Equal(new SourceSpan("x.yaml", 1, 1, 6, 6), root.Span);
        var inner = (ManifestObject)root["a"]!;
        Assert.Equal(new SourceSpan("x.yaml", 2, 3, 3, 7), inner.Span);
        Assert.Equal(new SourceSpan("x.yaml", 2, 6, 3, 7), inner["b"]!.Span);
    }

    [Fact]
    public void PairInAFlowList_HasAPlace()
    {
        var ports = (ManifestArray)Root("ports: [port: 80, {}]\n")["ports"]!;
        Assert.Equal([new SourceSpan("x.yaml", 1, 9, 1, 17), new SourceSpan("x.yaml", 1, 19, 1, 21)], ports.Items.Select(item => item.Span));
        Assert.Equal(new SourceSpan("x.yaml", 1, 8, 1, 22), ports.Span);
    }

    private static string Text(ManifestNode? node) => Assert.IsType<ManifestScalar>(node).Text;

    private static ManifestProblem Problem(string text)
    {
        var documents = ManifestReader.Read(text, "x.yaml").ToArray();
        return Assert.Single(documents, document => document.Problem is not null).Problem!;
    }

    private static ManifestObject Root(string text) => Assert.Single(ManifestReader.Read(text, "x.yaml")) switch
    {
        { Root: ManifestObject root } => root,
        { Root: { } other } => new ManifestObject(other.Span, [new ManifestField("root", other.Span, other)]),
        var document => throw new InvalidOperationException(document.Problem!.Message),
    };

    /// <summary>What go-yaml reads and YamlDotNet refuses at first: lines inside brackets and quotes may be indented as they like.</summary>
    [Theory]
    [InlineData("a:\n  b: [\n  x,\n  y\n]\nc: 1", "b", 6)]
    [InlineData("a:\n  b: {\nx: 1,\n  y: 2}\nc: 1", "b", 5)]
    [InlineData("a:\n  b: \"x\n  y\"\nc: 1", "b", 4)]
    [InlineData("a:\n  b: 'it''s\nx'\nc: 1", "b", 4)]
    [InlineData("t: |\n  it's [ \"\na:\n  b: [\n  x # ]\n  ]\nc: \"#\"", "b", 7)]
    [InlineData("t: it's\na:\n  b: [\n  'x]', \"]\\\"\"\n  ]\nc: 1", "b", 6)]
    public void LinesInsideBracketsAndQuotes_MayBeIndentedAnyhow(string text, string key, int lineOfNext)
    {
        var root = Assert.IsType<ManifestObject>(Root(text));
        Assert.NotNull(Assert.IsType<ManifestObject>(root["a"])[key]);
        var next = Assert.Single(root.Fields, field => field.Name == "c");
        Assert.Equal((lineOfNext, 1), (next.NameSpan.Line, next.NameSpan.Column));
    }

    [Fact]
    public void PlacesInsideBrackets_AreThoseOfTheSource()
    {
        var list = Assert.IsType<ManifestArray>(Assert.IsType<ManifestObject>(Assert.IsType<ManifestObject>(Root("a:\n  b: [\n  x,\n  y\n]"))["a"])["b"]);
        Assert.Equal([(3, 3), (4, 3)], System.Linq.Enumerable.Select(list.Items, item => (item.Span.Line, item.Span.Column)));
    }

    [Fact]
    public void TextOfABinaryTag_IsDecoded() => Assert.Equal("hi", Assert.IsType<ManifestScalar>(Assert.IsType<ManifestObject>(Root("a: !!binary aGk="))["a"]).Text);

    [Fact]
    public void Directives_BelongToTheirDocument() => Assert.NotNull(Root("%YAML 1.1\n# x\n---\na: 1"));
}
