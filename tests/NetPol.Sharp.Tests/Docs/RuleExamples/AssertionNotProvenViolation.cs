using System.Collections.Generic;
using System.Linq;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

/// <summary>NETPOL6003.</summary>
public static class AssertionNotProvenViolation
{
    private static readonly string[] s_values = [.. Enumerable.Range(0, 10).Select(value => $"v{value}")];
    private static readonly string[] s_keys = [.. Enumerable.Range(0, 11).Select(key => $"k{key}")];

    public static PolicySet Policies => InNamespace("puzzle",
    [
        .. Isolating(),
        Never.From(string.Join(',', s_keys.Select(key => $"{key} in ({string.Join(',', s_values)})"))).To(Internet),
    ]);

    private static IEnumerable<PolicyStatement> Isolating() =>
        from one in s_keys
        from other in s_keys.SkipWhile(key => key != one).Skip(1)
        from value in s_values
        select Policy($"{one}-{other}-{value}").Selecting($"{one}={value},{other}={value}").DenyEgress();
}
