using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>One path of an Ingress, and whether what is behind it is reached.</summary>
/// <param name="Backend">The path and its Service.</param>
/// <param name="Service">The route through the Service; <c>null</c> when there is none.</param>
/// <param name="Problem">Why there is none, one sentence; empty when there is one.</param>
public sealed record IngressRoute(IngressBackend Backend, ServiceExplanation? Service, string Problem)
{
    /// <summary>The verdict; a path that leads nowhere is denied.</summary>
    public Verdict Verdict => Service?.Verdict ?? Verdict.Denied;
}
