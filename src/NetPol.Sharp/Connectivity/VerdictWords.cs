using System;

namespace NetPol.Sharp;

/// <summary>What people read for a verdict.</summary>
internal static class VerdictWords
{
    internal static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Allowed => "allowed",
        Verdict.Denied => "denied",
        Verdict.AllowedInPart => "allowed in part",
        Verdict.DependsOnAddress => "depends on the address that the pod gets",
        Verdict.DependsOnPlugin => "depends on the network plugin",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };
}
