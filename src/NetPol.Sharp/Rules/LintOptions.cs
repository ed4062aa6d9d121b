using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>What a judgement is made for.</summary>
public sealed record LintOptions
{
    /// <summary>Whether the server rejects CIDRs with host bits, leading zeros or mapped addresses (servers from 1.36; the gate StrictIPCIDRValidation).</summary>
    public bool StrictCidr { get; init; } = true;

    /// <summary>The ids of rules that are off by default and are to be reported; <see cref="EveryRule"/> turns on all of them.</summary>
    public EquatableArray<string> Enabled { get; init; } = [];

    /// <summary>The namespace of objects that name none.</summary>
    public string DefaultNamespace { get; init; } = "default";

    /// <summary>The platform that the cluster runs on; <c>null</c> when nothing is known of it, and then nothing is said that depends on it.</summary>
    public PlatformProfile? Platform { get; init; }

    /// <summary>Stands for all rules in <see cref="Enabled"/>.</summary>
    public const string EveryRule = "all";

    /// <summary>Whether a rule is to be reported.</summary>
    internal bool Reports(RuleDescriptor rule) => rule.IsOnByDefault || Enabled.Any(id => id == EveryRule || id == rule.Id);
}
