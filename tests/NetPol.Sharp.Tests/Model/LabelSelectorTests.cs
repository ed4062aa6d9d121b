using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Model;

public sealed class LabelSelectorTests
{
    [Theory]
    [InlineData("app=web", "app=web")]
    [InlineData("app==web", "app=web")]
    [InlineData(" app = web ", "app=web")]
    [InlineData("app=", "app=")]
    [InlineData("env!=prod", "env!=prod")]
    [InlineData("env notin (prod)", "env!=prod")]
    [InlineData("tier in (b, a,b)", "tier in (a,b)")]
    [InlineData("role notin (x,y)", "role notin (x,y)")]
    [InlineData("legacy", "legacy")]
    [InlineData("!old", "!old")]
    [InlineData("! old", "!old")]
    [InlineData("b=1,a=2,!z,y", "a=2,b=1,!z,y")]
    [InlineData("in=in", "in=in")]
    [InlineData("in in (in)", "in in (in)")]
    [InlineData("app.kubernetes.io/name=web", "app.kubernetes.io/name=web")]
    [InlineData("app=web,app=web", "app=web")]
    [InlineData("app=web,app=api", "app=web,app in (api)")]
    public void KubectlGrammar_IsReadAndOrdered(string text, string expected)
    {
        var selector = LabelSelector.Parse(text);
        Assert.Equal(expected, selector.ToString());
        Assert.Equal(selector, LabelSelector.Parse(expected));
    }

    [Theory]
    [InlineData("app web", "Expected '=', '!=', 'in', 'notin' or ',' after 'app' at column 5 of 'app web'")]
    [InlineData("app in a", "Expected '(' after 'in' at column 8 of 'app in a'")]
    [InlineData("app in (a", "Expected ',' or ')' at column 10 of 'app in (a'")]
    [InlineData("app in ()", "'in' needs at least one value at column 9 of 'app in ()'")]
    [InlineData("app=a b", "Expected ',' at column 7 of 'app=a b'")]
    [InlineData("app=a,", "Expected a label key at column 7 of 'app=a,'")]
    [InlineData(",app=a", "Expected a label key at column 1 of ',app=a'")]
    [InlineData("=a", "Expected a label key at column 1 of '=a'")]
    [InlineData("", "An empty selector selects everything; write AllPods, or AllNamespaces for namespaces")]
    [InlineData("cpu>1", "'>' is for node labels only and the API server rejects it in a policy; use 'in', 'notin', '=' or '!=' at column 4 of 'cpu>1'")]
    public void TextThatDoesNotParse_SaysWhereAndWhat(string text, string message)
    {
        var exception = Assert.Throws<PolicyException>(() => LabelSelector.Parse(text));
        Assert.Equal((RuleIds.SelectorNotParseable, message), (exception.RuleId, exception.Message));
    }

    [Theory]
    [InlineData("app=-a", "Label value '-a' at column 5 of 'app=-a' may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit")]
    [InlineData("app in (a,b?)", "Label value 'b?' at column 11 of 'app in (a,b?)' may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit")]
    [InlineData("a/b/c=d", "Label key 'a/b/c' at column 1 of 'a/b/c=d' may have one '/' only, between an optional DNS prefix and the name")]
    [InlineData("!X_/y", "Label key 'X_/y' at column 2 of '!X_/y' has a prefix before '/' that is not a lower-case DNS name")]
    public void InvalidLabel_SaysWhereAndWhat(string text, string message)
    {
        var exception = Assert.Throws<PolicyException>(() => LabelSelector.Parse(text));
        Assert.Equal((RuleIds.NameOrLabelInvalid, message), (exception.RuleId, exception.Message));
    }

    [Fact]
    public void AbsentAndEverything_AreTwoValues()
    {
        Assert.NotEqual(LabelSelector.Absent, LabelSelector.Everything);
        Assert.True(LabelSelector.Absent.MatchesEverything);
    }
}
