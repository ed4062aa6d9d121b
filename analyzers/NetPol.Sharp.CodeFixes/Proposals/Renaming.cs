using System.Collections.Generic;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes.Proposals;

/// <summary>Another label in a selector, as a finding says.</summary>
internal static class Renaming
{
    /// <summary>The selector of the call that is reported, with the label that is meant.</summary>
    internal static IEnumerable<Edit?> Of(FixSite site) =>
        site.Data(FixData.Closest) is { } closest ? [WrittenLiterals.CorrectText(site, site.Call, selector => SelectorText.Renamed(selector, closest))] : [];
}
