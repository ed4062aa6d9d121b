using System;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Contract;

/// <summary>Mistakes: a rule id and one sentence.</summary>
internal static class Throws
{
    internal static PolicyException Rule(string ruleId, Func<object?> mistake)
    {
        var exception = Assert.Throws<PolicyException>(mistake);
        Assert.Equal(ruleId, exception.RuleId);
        AssertSentence(exception.Message);
        return exception;
    }

    internal static PolicyException AnyOf(string[] ruleIds, Func<object?> mistake)
    {
        var exception = Assert.Throws<PolicyException>(mistake);
        Assert.Contains(exception.RuleId, ruleIds);
        AssertSentence(exception.Message);
        return exception;
    }

    internal static PolicyException Emitting(string ruleId, PolicySet set) => Rule(ruleId, set.ToYaml);

    private static void AssertSentence(string message)
    {
        Assert.False(string.IsNullOrWhiteSpace(message));
        Assert.False(message.EndsWith('.'), message);
        Assert.Equal(message.Trim(), message);
    }
}
