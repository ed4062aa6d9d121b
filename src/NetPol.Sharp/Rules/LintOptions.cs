namespace NetPol.Sharp.Rules;

/// <summary>What a judgement is made for.</summary>
public sealed record LintOptions
{
    /// <summary>Whether the server rejects CIDRs with host bits, leading zeros or mapped addresses (servers from 1.36; the gate StrictIPCIDRValidation).</summary>
    public bool StrictCidr { get; init; } = true;

    /// <summary>The namespace of objects that name none.</summary>
    public string DefaultNamespace { get; init; } = "default";
}
