namespace NetPol.Sharp.Rules;

/// <summary>What is fixed about a rule.</summary>
/// <param name="Id">The id, <c>NETPOLnnnn</c>, one of <see cref="Model.RuleIds"/>.</param>
/// <param name="Severity">The severity of its findings unless one says otherwise.</param>
/// <param name="Title">A short phrase without a period.</param>
/// <param name="Description">One sentence: what triggers the rule and what that does to traffic.</param>
public sealed record RuleDescriptor(string Id, Severity Severity, string Title, string Description)
{
    /// <summary>Whether it is reported without being asked for: <see cref="LintOptions.Enabled"/>, or a severity in <c>.editorconfig</c>.</summary>
    public bool IsOnByDefault { get; init; } = true;

    /// <summary>Whether there is a code fix for what is found in C#.</summary>
    public bool HasFix => RuleFixes.Fixed.ContainsKey(Id);

    /// <summary>What the code fix writes, or why there is none.</summary>
    public string Fix => RuleFixes.Fixed.TryGetValue(Id, out var fix) || RuleFixes.NotFixed.TryGetValue(Id, out fix) ? fix : "";

    /// <summary>The category: the thousand that the id is in, in words.</summary>
    public string Category => Id[6] switch
    {
        '1' => "Validity",
        '2' => "Effect",
        '3' => "Connectivity",
        '4' => "Exposure",
        '5' => "Platform",
        '6' => "Intent",
        _ => "Usage",
    };
}
