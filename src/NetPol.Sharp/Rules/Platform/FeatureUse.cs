using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Platform;

/// <summary>A place where a policy relies on something that platforms differ in.</summary>
/// <param name="Feature">What it relies on.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Span">The place; unknown for the policy as a whole.</param>
/// <param name="What">What is there, as the beginning of a sentence.</param>
/// <param name="Remedy">What to write instead, as the end of one.</param>
internal sealed record FeatureUse(PlatformFeature Feature, NetworkPolicy Policy, SourceSpan Span, string What, string Remedy);
