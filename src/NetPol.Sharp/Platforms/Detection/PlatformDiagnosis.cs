using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Platforms;

/// <summary>What manifests or a cluster show of the platform.</summary>
/// <param name="Plugins">The plugins, those that enforce policies first.</param>
/// <param name="Dns">Where pods ask for names.</param>
/// <param name="Notes">What else there is of plugins, a sentence each.</param>
internal sealed record PlatformDiagnosis(IReadOnlyList<DetectedPlugin> Plugins, DnsVariant Dns, IReadOnlyList<string> Notes)
{
    /// <summary>The plugins that enforce policies. A connection has to pass all of them.</summary>
    internal IEnumerable<DetectedPlugin> Enforcing => Plugins.Where(plugin => plugin.Profile.Enforces);

    /// <summary>Whether policies have an effect.</summary>
    internal bool Enforces => Enforcing.Any();
}
