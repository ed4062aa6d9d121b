using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Platforms;

/// <summary>A plugin that manifests or a cluster show.</summary>
/// <param name="Profile">What it is, in the version that runs and with the habits that it is configured to have.</param>
/// <param name="Evidence">What shows it: <c>DaemonSet kube-system/cilium</c>.</param>
/// <param name="Span">Where that stands.</param>
internal sealed record DetectedPlugin(PlatformProfile Profile, string Evidence, SourceSpan Span)
{
    /// <summary>What to know of this installation, a sentence each.</summary>
    internal IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether it isolates every pod, whatever policies there are.</summary>
    internal bool IsolatesEverything { get; init; }

    /// <summary>The same, with policies switched off.</summary>
    /// <param name="why">What to do about it.</param>
    internal DetectedPlugin NotEnforcing(string why) => this with
    {
        Profile = Profile with { Enforces = false, Enforcement = why, Options = Profile.Options with { EnforcesIngress = false, EnforcesEgress = false, Hairpin = HairpinMode.Allow } },
    };

    /// <summary>The same, with one more note.</summary>
    internal DetectedPlugin Noting(string note) => this with { Notes = [.. Notes, note] };
}
