using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>The statements of the semantics as verdicts, and those that no verdict can show.</summary>
internal static class StatementCases
{
    /// <summary>Statements of sections 2 to 8 that no verdict decides, and why.</summary>
    internal static readonly ImmutableSortedDictionary<string, string> Undecidable = new Dictionary<string, string>
    {
        ["34"] = "an empty peer is rejected by the API server (V-14)",
        ["59"] = "scalars that are no strings are rejected by the decoder",
        ["71"] = "rewriting of addresses before or after policies is undefined",
        ["90"] = "a pod that reaches itself through a Service is unspecified",
    }.ToImmutableSortedDictionary();

    internal static readonly ImmutableArray<StatementGroup> Groups =
    [
        .. Section2Statements.Groups, .. Section3Statements.Groups, .. Section4Statements.Groups, .. Section5Statements.Groups,
        .. Section6Statements.Groups, .. Section7Statements.Groups, .. Section8Statements.Groups,
    ];

    /// <summary>Statements 13 to 97, the rows of 17 one by one.</summary>
    internal static IEnumerable<string> Numbers =>
        Enumerable.Range(13, 97 - 13 + 1).SelectMany(number => number == 17 ? "abcdefghijk".Select(row => "17" + row) : [number.ToString(System.Globalization.CultureInfo.InvariantCulture)]);

    internal static IEnumerable<StatementCase> All => Groups.SelectMany(group => group.Cases());
}
