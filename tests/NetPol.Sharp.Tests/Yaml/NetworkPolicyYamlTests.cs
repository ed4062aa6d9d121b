using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Infrastructure;
using NetPol.Sharp.Yaml;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Yaml;

public sealed class NetworkPolicyYamlTests
{
    /// <summary>Label values that YAML 1.1 reads as something else than a string.</summary>
    public static TheoryData<string> Traps =>
    [
        "", "y", "Y", "n", "yes", "No", "on", "OFF", "true", "False", "null", "Null", "NULL", "1", "0", "0100", "0x1F", "0o17", "0b1", "1e3", "1E3", "1.5",
        "1_000", "2001-01-01", "685.230", "1.0e3", "12e03", "0.1", "9999999999999999999", "e3", "inf", "nan", "a.b", "v1.2-beta",
    ];

    [Theory]
    [MemberData(nameof(Traps))]
    public async Task Trap_ReadsBackAsTheSameString(string value)
    {
        var yaml = PolicySet.Create([Policy("x").Selecting(Pods("k=" + value)).DenyIngress()]).ToYaml();
        foreach (var json in new[] { await YamlReaders.PyYaml(yaml), YamlReaders.YamlDotNet(yaml) })
        {
            Assert.Equal(value, (string?)json[0]!["spec"]!["podSelector"]!["matchLabels"]!["k"]);
        }
    }

    [Theory]
    [InlineData("it's: \"quoted\" # not a comment")]
    [InlineData("two\nlines\r\nand\ttabs")]
    [InlineData(" blanks around ")]
    [InlineData("ünïcödé → 你好 🙂")]
    [InlineData("control \u0001 \u0085 \u2028 \ufeff end")]
    [InlineData("- {a: [b]}")]
    public async Task Annotation_ReadsBackAsTheSameString(string text)
    {
        var yaml = PolicySet.Create([DefaultDeny.All.Because(text)]).ToYaml();
        foreach (var json in new[] { await YamlReaders.PyYaml(yaml), YamlReaders.YamlDotNet(yaml) })
        {
            Assert.Equal(text, (string?)json[0]!["metadata"]!["annotations"]!["netpol.sharp/because"]);
        }
    }

    [Fact]
    public void LongText_StaysOnItsLine()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 500));
        Assert.Contains(text, PolicySet.Create([DefaultDeny.All.Because(text)]).ToYaml(), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ThreeTier")]
    [InlineData("Guide")]
    public async Task EveryExample_IsReadAlikeByPyYamlAndYamlDotNet(string example)
    {
        var yaml = await System.IO.File.ReadAllTextAsync(Repository.PathOf("tests", "NetPol.Sharp.Tests", "Examples", $"ExamplesTests.{example}.verified.yaml"));
        Assert.True(JsonNode.DeepEquals(await YamlReaders.PyYaml(yaml), YamlReaders.YamlDotNet(yaml)));
    }

    [Fact]
    public async Task AbsentAndEmpty_AreWrittenApart() => await Verifier.Verify(
        NetworkPolicyYaml.Write(
        [
            new NetworkPolicy { Metadata = new ObjectMeta { Name = "nothing" }, Spec = NetworkPolicySpec.Absent },
            new NetworkPolicy { Metadata = new ObjectMeta { Name = "absent" }, Spec = NetworkPolicySpec.Empty },
            new NetworkPolicy
            {
                Metadata = new ObjectMeta { Name = "empty", Namespace = NamespaceName.Of("x"), Labels = [], Annotations = [] },
                Spec = new NetworkPolicySpec
                {
                    PodSelector = new LabelSelector { MatchLabels = [], MatchExpressions = [] },
                    PolicyTypes = [],
                    Ingress = [],
                    Egress = [new NetworkPolicyRule(), new NetworkPolicyRule { Peers = [], Ports = [] }, new NetworkPolicyRule { Ports = [new NetworkPolicyPort()] }],
                },
            },
        ]), "yaml");

    [Fact]
    public void NoPolicies_AreNoText() => Assert.Equal("", NetworkPolicyYaml.Write([]));
}
