using System.Linq;

namespace NetPol.Sharp.Model;

/// <summary>Annotations that this library writes and reads.</summary>
internal static class WellKnownAnnotations
{
    /// <summary>Accepts the findings of one rule about the policy, whose id follows; the value says why.</summary>
    internal const string Accept = "netpol.sharp/accept-";

    /// <summary>Says why a policy is as it is.</summary>
    internal const string Because = "netpol.sharp/because";

    /// <summary>Stands between the reasons of several statements that one policy is made of.</summary>
    internal const string Between = "; ";

    /// <summary>Whether a policy says why it is as it is.</summary>
    internal static bool SaysWhy(NetworkPolicy policy) => policy.Metadata.Annotations.Any(annotation => annotation.Key == Because && annotation.Value.Trim().Length > 0);

    /// <summary>Whether a policy says that what a rule finds about it is accepted.</summary>
    internal static bool Accepts(NetworkPolicy policy, string ruleId) => policy.Metadata.Annotations.Any(annotation => annotation.Key == Accept + ruleId);
}
