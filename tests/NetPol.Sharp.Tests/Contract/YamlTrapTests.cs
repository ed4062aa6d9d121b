using System;
using System.IO;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Reference;
using Xunit;
using YamlDotNet.RepresentationModel;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Contract;

/// <summary>Rule 7: text that every reader reads alike.</summary>
public sealed class YamlTrapTests
{
    public static TheoryData<string> Words { get; } =
    [
        "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "true", "True", "TRUE", "false", "False", "FALSE", "on", "On", "ON", "off", "Off", "OFF",
        "null", "Null", "NULL", "0", "1", "00", "01", "08", "0100", "0o17", "0O17", "0x1F", "0X1f", "0b101", "0B1", "1e3", "1E3", "1e-3", "1.5", "1.5e3", "12e03",
        "1_000", "0x_1F", "0b_1", "1__0", "0_1", "685_230.15", "6.8523015e5", "1.e5", "2001-01-01", "2001-1-1", "2001-12-14t21", "nan", "inf", "NaN", "0e0",
        "123456789012345678901234567890", "0.0", "1.2.3", "1-1",
    ];

    public static TheoryData<string> Texts { get; } =
    [
        "", "~", "=", "<<", "!", "!!str x", "&a", "*a", "|", ">", "|-", "%TAG", "@x", "`x", "- a", "-", "? a", "?", ": a", ":", "a: b", "a:", "a #b", "#a", "{a}", "[a]",
        "{", "]", ",", "'a'", "\"a\"", "it's", "a\\b", "\\n", " lead", "trail ", "  ", " ", "\t", "\ta", "a\tb", "a\t", "\n", "a\n", "a\n\n", "\na", "a\nb", "a\n b\n  c", "a\r\nb", "a\rb", "\r",
        "\0", "\u0001", "\u0007\b\u001b[31mred", "\u007f", "a\u0085b", "\u00a0", "a\u2028b", "a\u2029b", "\ufeff", "a\ufeffb", "\ufffe", "\uffff", "😀", "日本語: テスト", "é", "e\u0301", "\u202Eevil",
        "---", "...", "--- a", "a\n---\nb", "a\n...\nb", "1:30", "190:20:30", "12:30:45.5", ".5", ".inf", "-.inf", ".nan", ".NaN", "+1", "-1", "-0x1F", "+.5e3", "2001-12-14T21:59:43.10-05:00",
        "https://example.com/?a=b&c=d#e", "a: b: c", "key: {x: [1, 2]}", "\U0010FFFF",
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public void TrapAsLabelValue_IsReadBackAsTheString(string word)
    {
        if (word.Length > 63)
        {
            return;
        }

        var set = InNamespace("shop",
        [
            Policy("p").Selecting($"app={word},tier in ({word},x),role notin ({word}),env!={word}").AllowIngress(from: Pods("app=" + word) | Namespaces("team=" + word), on: Port.Tcp(80)),
        ]).WithLabel("k", word).WithAnnotation("a", word).WithAnnotation(word, "a");
        var emitted = Emitted.Of(set);
        Assert.Contains("app:" + word + "}", emitted.Subject("shop/p"), StringComparison.Ordinal);
        Assert.Equal("{k:" + word + "}", emitted.Part("shop/p", "metadata", "labels"));
        Assert.Equal(word, emitted.Annotation("shop/p", "a"));
        Assert.Equal("a", emitted.Annotation("shop/p", word));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void TrapAsLabelKey_IsReadBackAsTheString(string word)
    {
        var set = InNamespace("shop", [Policy("p").Selecting($"{word}=x,!{word}").DenyIngress()]).WithLabel(word, "v");
        var emitted = Emitted.Of(set);
        Assert.Equal("{matchExpressions:[{key:" + word + ",operator:DoesNotExist}],matchLabels:{" + word + ":x}}", emitted.Subject("shop/p"));
        Assert.Equal("{" + word + ":v}", emitted.Part("shop/p", "metadata", "labels"));
    }

    [Theory]
    [InlineData("y")]
    [InlineData("no")]
    [InlineData("on")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("123")]
    [InlineData("0100")]
    [InlineData("1e3")]
    [InlineData("0x1f")]
    [InlineData("0b101")]
    [InlineData("0o17")]
    [InlineData("2001-01-01")]
    public void TrapAsName_IsReadBackAsTheString(string name)
    {
        var emitted = Emitted.Of(InNamespace(name,
        [
            Policy(name).Selecting("app=a").DenyIngress(), Allow.From(Namespace(name + "0").Pods("app=b")).To("app=c").OnTcp(1).Named(name + "-x"), Allow.From(Internet).To("app=" + name + "z").OnTcp(1),
        ]));
        Assert.Contains(name + "/" + name, emitted.Keys);
        Assert.Contains(name + "/" + name + "z", emitted.Keys);
        Assert.Contains("kubernetes.io/metadata.name:" + name + "0}", emitted.Ingress(name + "/" + name + "-x"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1.5e3")]
    [InlineData("1e-3")]
    [InlineData("0.0")]
    public void DottedTrapAsPolicyName_IsReadBackAsTheString(string name) =>
        Assert.Equal(name, Emitted.Of([Policy(name).Selecting("app=a").DenyIngress()]).SortedKeys);

    [Theory]
    [InlineData("y")]
    [InlineData("n")]
    [InlineData("no")]
    [InlineData("on")]
    [InlineData("off")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("1e3")]
    [InlineData("0x1f")]
    [InlineData("0b101")]
    [InlineData("0o17")]
    [InlineData("12e03")]
    public void TrapAsPortName_IsReadBackAsTheString(string name)
    {
        var emitted = Emitted.Of([Allow.From(Internet).To("app=a").OnTcp(name)]);
        Assert.Contains("ports:[{port:" + name + ",protocol:TCP}]", emitted.Ingress("a"), StringComparison.Ordinal);
    }

    [Fact]
    public void PortNumber_IsANumber()
    {
        PolicySet set = [Allow.From(Internet).To("app=a").OnTcp(8080).AndUdpRange(1, 2)];
        var yaml = set.ToYaml();
        Assert.Contains("port: 8080\n", yaml, StringComparison.Ordinal);
        Assert.Contains("endPort: 2\n", yaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2001:db8::/32")]
    [InlineData("::/0")]
    [InlineData("1:2:3:4:5:6:7:8/128")]
    [InlineData("1:20:30:40::/64")]
    public void IPv6Cidr_IsReadBack(string cidr) =>
        Assert.Equal("[{to:[{ipBlock:{cidr:" + cidr + "}}]}]", Emitted.Of([Allow.From("app=a").To(Cidr(cidr)).OnAnyPort()]).Egress("a"));

    [Theory]
    [MemberData(nameof(Texts))]
    public void AnyText_SurvivesAsAnnotation(string text)
    {
        PolicySet set = [DefaultDeny.All.WithAnnotation("example.com/a", text).WithAnnotation("example.com/b", "next")];
        var emitted = Emitted.Of(set);
        Assert.Equal(text, emitted.Annotation("default-deny-all", "example.com/a"));
        Assert.Equal("next", emitted.Annotation("default-deny-all", "example.com/b"));
        AssertPrintable(set.ToYaml());
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void AnyText_SurvivesAsReason(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        PolicySet set = [Allow.From("app=a").To("app=b").OnTcp(80).Because(text)];
        var emitted = Emitted.Of(set);
        Assert.Contains(text, ((YamlMappingNode)emitted.Node("a", "metadata", "annotations")!).Children.Values.Select(value => ((YamlScalarNode)value).Value));
        AssertPrintable(set.ToYaml());
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5000)]
    [InlineData(200_000)]
    public void LongText_IsNotFolded(int length)
    {
        var words = string.Join(' ', Enumerable.Range(0, (length / 5) + 1).Select(_ => "word")) + "  end ";
        var solid = new string('x', length);
        var lines = string.Join('\n', Enumerable.Range(0, (length / 5) + 1).Select(_ => "line")) + "\n";
        foreach (var text in (string[])[words, solid, lines])
        {
            PolicySet set = [DefaultDeny.All.WithAnnotation("a", text)];
            Assert.Equal(text, Emitted.Of(set).Annotation("default-deny-all", "a"));
        }
    }

    [Fact]
    public void AnnotationsPast256KiB_AreRefused()
    {
        // V-06: the server says "Too long: may not be more than 262144 bytes", and rule 7 says that the server accepts the text.
        PolicySet set = [DefaultDeny.All.WithAnnotation("a", new string('x', 262_144))];
        Assert.Throws<PolicyException>(() => set.ToYaml());
    }

    [Fact]
    public void LoneSurrogate_IsRefusedOrKept()
    {
        // Half a character has no UTF-8 form, so no file can hold it: it may be refused, but not silently become another text.
        try
        {
            PolicySet set = [DefaultDeny.All.WithAnnotation("a", "x\ud800y")];
            var bytes = System.Text.Encoding.UTF8.GetBytes(set.ToYaml());
            var stream = new YamlStream();
            stream.Load(new StringReader(System.Text.Encoding.UTF8.GetString(bytes)));
            Assert.Equal("x\ud800y", ((YamlScalarNode)stream.Documents[0].RootNode["metadata"]["annotations"]["a"]).Value);
        }
        catch (PolicyException exception)
        {
            Assert.NotEmpty(exception.RuleId);
        }
    }

    [Fact]
    public void Stream_EndsLinesWithLineFeedsAndSeparatesDocuments()
    {
        PolicySet set = [DefaultDeny.All, Allow.Dns, Allow.From("app=a").To("app=b").OnTcp(80).Because("x\r\ny")];
        var yaml = set.ToYaml();
        AssertPrintable(yaml);
        Assert.EndsWith("\n", yaml, StringComparison.Ordinal);
        Assert.Equal(3, yaml.Split('\n').Count(line => line == "---"));
        Assert.Empty(ServerCheck.Problems(yaml));
    }

    // YAML's printable characters, less the breaks of YAML 1.1 that a reader may fold. A byte order mark is one in quotes (YAML 1.2 nb-json).
    private static void AssertPrintable(string yaml) =>
        Assert.DoesNotContain(yaml, character =>
            (character < ' ' && character is not ('\n' or '\t')) || character is '\u007f' or (>= '\u0080' and < '\u00a0') or '\u2028' or '\u2029' or '\ufffe' or '\uffff');
}
