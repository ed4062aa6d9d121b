using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Validity;

public sealed class TypingTrapRuleTests
{
    private const string Rule = RuleIds.TypingTrap;

    [Theory]
    [InlineData("on", "true")]
    [InlineData("y", "true")]
    [InlineData("Yes", "true")]
    [InlineData("OFF", "false")]
    [InlineData("n", "false")]
    [InlineData("True", "true")]
    [InlineData("0100", "64")]
    [InlineData("0x1F", "31")]
    [InlineData("0b11", "3")]
    [InlineData("0o17", "15")]
    [InlineData("1e3", "1000")]
    [InlineData("1_000", "1000")]
    [InlineData("+80", "80")]
    [InlineData("0899", "899")]
    [InlineData("8.0", "8")]
    [InlineData("1.10", "1.1")]
    public void TextThatYamlReadsAsAnother_IsReportedWhereverStringsStand(string written, string read)
    {
        var message = $"'{written}' is read as {read}; quote it, or write what is meant";
        Marked.Says(Rule, Manifest.Metadata($"name: [|{written}|]\nnamespace: [|{written}|]\nlabels: {{version: [|{written}|]}}"), message, message, message);
        Marked.Says(Rule, Manifest.Ports($"- port: [|{written}|]"), message);
        Marked.Says(Rule, Manifest.Spec($"podSelector: {{matchLabels: {{version: [|{written}|]}}}}"), message);
        Marked.Says(
            Rule,
            Manifest.To($"- namespaceSelector: {{matchExpressions: [{{key: version, operator: In, values: [a, [|{written}|]]}}]}}"),
            message);
        Marked.IsFine(Manifest.Spec($"podSelector: {{matchLabels: {{version: '{written.Replace("+", "v", System.StringComparison.Ordinal)}'}}}}"));
    }

    [Fact]
    public void EndPort_IsReported() => Marked.Says(Rule, Manifest.Ports("- {port: 1, endPort: [|0100|]}"), "'0100' is read as 64; quote it, or write what is meant");

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void Boolean_IsReported(string word) =>
        Marked.Says(Rule, Manifest.Spec($"podSelector: {{matchLabels: {{canary: [|{word}|]}}}}"), $"'{word}' is read as a boolean; quote it");

    [Theory]
    [InlineData("\"on\"")]
    [InlineData("'0100'")]
    [InlineData("!!str 0100")]
    [InlineData("yEs")]
    [InlineData("2026-01-31")]
    [InlineData("190:20:30")]
    [InlineData("v1.10")]
    [InlineData("1.2.3")]
    public void String_IsNotReported(string value) => Marked.Reports(Rule, Manifest.Spec($"podSelector: {{matchLabels: {{version: {value}}}}}"));

    [Theory]
    [InlineData("80")]
    [InlineData("http")]
    [InlineData("~")]
    public void PortThatIsWhatItLooksLike_IsFine(string port) => Marked.IsFine(Manifest.Ports("- port: " + port));

    // A plain number as a label is wrong, but it is the number that is written: NETPOL1010.
    [Fact]
    public void PlainNumber_IsLeftToTheDecoder() => Marked.Reports(Rule, Manifest.Spec("podSelector: {matchLabels: {version: 1}}"));

    [Fact]
    public void Annotations_AreNotJudged() => Marked.Reports(Rule, Manifest.Metadata("name: web\nannotations: {note: on}"));

    [Fact]
    public void WordsOfBlocks_AreStrings() => Marked.IsFine(Manifest.Spec(
        """
        podSelector:
          matchLabels:
            canary: |-
              on
        """));

    [Theory]
    [InlineData("on", "true")]
    [InlineData("0x10", "16")]
    [InlineData("1e3", "1000")]
    public void LabelKeyWithAnotherMeaning_IsReported(string key, string meaning) =>
        Marked.Says(Rule, Manifest.Spec($"podSelector: {{matchLabels: {{[|{key}|]: web}}}}"), $"The key '{key}' is read as '{meaning}'; quote it, or write what is meant");

    [Theory]
    [InlineData("\"on\"")]
    [InlineData("16")]
    [InlineData("app")]
    public void LabelKeyThatIsWhatItLooksLike_IsFine(string key) => Marked.Reports(Rule, Manifest.Spec($"podSelector: {{matchLabels: {{{key}: web}}}}"));
}
