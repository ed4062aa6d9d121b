namespace NetPol.Sharp;

/// <summary>What a platform does about one feature.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Support">Whether the platform does what the API says.</param>
/// <param name="Effect">Where it does not: what it does instead, as a phrase after the platform's name (<c>ignores endPort</c>).</param>
public sealed record PlatformCapability(PlatformFeature Feature, FeatureSupport Support, string Effect = "")
{
    /// <summary>From which version on, or how it is switched on; empty when there is nothing to say.</summary>
    public string Condition { get; init; } = "";

    /// <summary>Whether policies that use the feature do not do what they say.</summary>
    internal bool IsDeviation => Support is FeatureSupport.No or FeatureSupport.Partly && Effect.Length > 0;
}
