using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Platform;

/// <summary>NETPOL5001: something that the declared platform does not do, or does in its own way.</summary>
public sealed class FeatureNotSupportedRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.FeatureNotSupported,
        Severity.Warning,
        "The platform does something else",
        "Something in a policy that the declared platform ignores, rejects, or takes for something else (endPort, named ports, SCTP, except, blocks of pods): on that cluster the policy does not do what it says.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        if (input.World.Platform is not { Enforces: true } platform)
        {
            return;
        }

        foreach (var use in PolicyUses.Of(input.World).Concat(PortUses.Of(input.World)).Concat(PeerUses.Of(input.World)))
        {
            // Of pods on the host network that are simply not seen NETPOL2009 speaks.
            if (platform.Of(use.Feature) is { IsDeviation: true } capability && (use.Feature != PlatformFeature.HostNetwork || capability.Support == FeatureSupport.Partly))
            {
                var finding = Findings.Make(Descriptor, use.Span.IsKnown ? use.Span : use.Policy.Span, $"{use.What}, and {platform.Called} {capability.Effect}; {use.Remedy}");
                findings.Report([use.Policy], finding with { Data = [new KeyValue(FixData.Feature, use.Feature.ToString())] });
            }
        }
    }
}
