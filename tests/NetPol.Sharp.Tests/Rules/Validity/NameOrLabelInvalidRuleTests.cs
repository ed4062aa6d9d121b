using System.Linq;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Validity;

public sealed class NameOrLabelInvalidRuleTests
{
    private const string Rule = RuleIds.NameOrLabelInvalid;

    private static readonly string s_long63 = new('a', 63);
    private static readonly string s_long253 = string.Join('.', Enumerable.Repeat(s_long63, 3).Append(new string('a', 61)));

    [Theory]
    [InlineData("Web")]
    [InlineData("web_1")]
    [InlineData("-web")]
    [InlineData("web-")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a.-b")]
    [InlineData("web shop")]
    public void InvalidPolicyName_IsReported(string name) => Marked.Says(
        Rule,
        Manifest.Metadata($"name: [|'{name}'|]"),
        $"metadata.name: Policy name '{name}' must consist of lower-case letters, digits, '-' and '.', and each part between dots must start and end with a letter or digit");

    [Theory]
    [InlineData("web")]
    [InlineData("1")]
    [InlineData("a.b-c.d")]
    public void PolicyName_IsFine(string name) => Marked.IsFine(Manifest.Metadata($"name: '{name}'"));

    [Fact]
    public void PolicyName_HasAtMost253Characters()
    {
        Marked.IsFine(Manifest.Metadata("name: " + s_long253));
        Marked.Says(Rule, Manifest.Metadata($"name: [|{s_long253}a|]"), $"metadata.name: Policy name '{s_long253}a' has more than 253 characters");
    }

    [Fact]
    public void MissingName_IsReportedWhereItBelongs()
    {
        Marked.Says(Rule, Manifest.Metadata("[|namespace: shop|]"), "metadata.name: a policy needs a name");
        Marked.Reports(Rule, Manifest.Metadata("name: [|''|]"));
        Marked.Reports(Rule, Manifest.Metadata("[|name: ~|]"));
        Marked.Reports(Rule, "[|apiVersion|]: networking.k8s.io/v1\nkind: NetworkPolicy\nspec: {podSelector: {}}\n");
        Marked.Reports(Rule, "[|apiVersion|]: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: ~\nspec: {podSelector: {}}\n");
    }

    [Fact]
    public void NameOfAWrongType_IsLeftToTheDecoder() => Marked.Reports(Rule, Manifest.Metadata("name: 1"));

    [Theory]
    [InlineData("web-")]
    [InlineData("web")]
    [InlineData("web.")]
    [InlineData("Web-")]
    [InlineData("-")]
    public void GeneratedName_IsJudgedByItsPrefix(string prefix)
    {
        var isValid = prefix is "web-" or "web";
        Marked.Reports(Rule, Manifest.Metadata("generateName: " + (isValid ? $"'{prefix}'" : $"[|'{prefix}'|]")));
    }

    [Fact]
    public void GeneratedName_MayEndWithAHyphenAtFullLength() => Marked.IsFine(Manifest.Metadata("generateName: " + s_long253[..^1] + "-"));

    [Theory]
    [InlineData("Shop")]
    [InlineData("a.b")]
    [InlineData("shop-")]
    [InlineData("shop_1")]
    public void InvalidNamespace_IsReported(string ns) => Marked.Says(
        Rule,
        Manifest.Metadata($"name: web\nnamespace: [|{ns}|]"),
        $"metadata.namespace: Namespace name '{ns}' must consist of lower-case letters, digits and '-', and start and end with a letter or digit");

    [Fact]
    public void Namespace_HasAtMost63Characters()
    {
        Marked.IsFine(Manifest.Metadata("name: web\nnamespace: " + s_long63));
        Marked.Says(Rule, Manifest.Metadata($"name: web\nnamespace: [|{s_long63}a|]"), $"metadata.namespace: Namespace name '{s_long63}a' has more than 63 characters");
    }

    // The default namespace stands in for these.
    [Theory]
    [InlineData("''")]
    [InlineData("~")]
    public void NoNamespace_IsFine(string ns) => Marked.IsFine(Manifest.Metadata("name: web\nnamespace: " + ns));

    [Theory]
    [InlineData("a/b/c", "may have one '/' only, between an optional DNS prefix and the name")]
    [InlineData("/a", "has a prefix before '/' that is not a lower-case DNS name")]
    [InlineData("Example.com/a", "has a prefix before '/' that is not a lower-case DNS name")]
    [InlineData("example.com/", "has no name")]
    [InlineData("a b", "may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit")]
    [InlineData("-a", "may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit")]
    public void InvalidLabelKey_IsReportedWhereverLabelsStand(string key, string problem)
    {
        var marked = $"{{[|'{key}'|]: x}}";
        Marked.Says(Rule, Manifest.Metadata("name: web\nlabels: " + marked), $"metadata.labels: Label key '{key}' {problem}");
        Marked.Says(Rule, Manifest.Spec($"podSelector: {{matchLabels: {marked}}}"), $"spec.podSelector.matchLabels: Label key '{key}' {problem}");
        Marked.Says(
            Rule,
            Manifest.From($"- podSelector: {{}}\n- namespaceSelector: {{matchLabels: {marked}}}"),
            $"spec.ingress[0].from[1].namespaceSelector.matchLabels: Label key '{key}' {problem}");
        Marked.Says(
            Rule,
            Manifest.To($"- podSelector: {{matchExpressions: [{{key: [|'{key}'|], operator: Exists}}]}}"),
            $"spec.egress[0].to[0].podSelector.matchExpressions[0].key: Label key '{key}' {problem}");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("A_b.c-d")]
    [InlineData("example.com/a")]
    [InlineData("a/b")]
    public void LabelKey_IsFine(string key) => Marked.IsFine(Manifest.Of($"name: web\nlabels: {{'{key}': x}}", $"podSelector: {{matchLabels: {{'{key}': x}}}}"));

    [Theory]
    [InlineData("my app!", "may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit")]
    [InlineData("-a", "may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit")]
    [InlineData("é", "may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit")]
    public void InvalidLabelValue_IsReportedWhereverLabelsStand(string value, string problem)
    {
        Marked.Says(Rule, Manifest.Metadata($"name: web\nlabels: {{app: [|'{value}'|]}}"), $"metadata.labels: Label value '{value}' {problem}");
        Marked.Says(Rule, Manifest.Spec($"podSelector: {{matchLabels: {{app: [|'{value}'|]}}}}"), $"spec.podSelector.matchLabels: Label value '{value}' {problem}");
        Marked.Says(
            Rule,
            Manifest.Spec($"podSelector: {{matchExpressions: [{{key: a, operator: Exists}}, {{key: app, operator: In, values: [ok, [|'{value}'|]]}}]}}"),
            $"spec.podSelector.matchExpressions[1].values[1]: Label value '{value}' {problem}");
    }

    [Fact]
    public void LabelValue_HasAtMost63Characters()
    {
        Marked.IsFine(Manifest.Metadata($"name: web\nlabels: {{app: {s_long63}, empty: ''}}"));
        Marked.Says(Rule, Manifest.Metadata($"name: web\nlabels: {{app: [|{s_long63}a|]}}"), $"metadata.labels: Label value '{s_long63}a' has more than 63 characters");
        Marked.Says(Rule, Manifest.Metadata($"name: web\nlabels: {{[|{s_long63}a|]: x}}"), $"metadata.labels: Label key '{s_long63}a' has a name of more than 63 characters");
    }

    [Theory]
    [InlineData("[|{operator: Exists}|]")]
    [InlineData("[|{key: ~, operator: Exists}|]")]
    [InlineData("{key: [|''|], operator: Exists}")]
    [InlineData("[|~|]")]
    public void MissingKeyOfAnExpression_IsReported(string expression) => Marked.Says(
        Rule, Manifest.Spec($"podSelector: {{matchExpressions: [{expression}]}}"), "spec.podSelector.matchExpressions[0].key: Label key '' has no name");

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("[a]")]
    public void WrongTypes_AreLeftToTheDecoder(string value) => Marked.Reports(Rule, Manifest.Of(
        $"name: web\nnamespace: {value}\nlabels: {{app: {value}}}",
        $"podSelector: {{matchExpressions: [{{key: {value}, operator: In, values: [{value}]}}]}}"));

    [Fact]
    public void AnnotationKey_IsALabelKeyOfAnyCase()
    {
        Marked.IsFine(Manifest.Metadata("name: web\nannotations: {Example.com/Key: 'any text at all!'}"));
        Marked.Says(
            Rule,
            Manifest.Metadata("name: web\nannotations: {[|a b|]: x}"),
            "metadata.annotations: Annotation key 'a b' may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit");
    }

    [Fact]
    public void Annotations_HaveAtMost256KiB()
    {
        // The key takes one byte, each of these letters two.
        var full = new string('é', (128 * 1024) - 1);
        Marked.IsFine(Manifest.Metadata($"name: web\nannotations: {{a: {full}x}}"));
        Marked.Says(
            Rule,
            Manifest.Metadata($"name: web\nannotations: [|{{a: {full}xy}}|]"),
            "metadata.annotations: more than 262144 bytes of keys and values; shorten them");
    }
}
