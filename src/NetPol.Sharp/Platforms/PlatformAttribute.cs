using System;

namespace NetPol.Sharp;

/// <summary>
/// The network plugin that enforces the policies of this assembly: <c>[assembly: Platform("calico", "3.30")]</c>. What it cannot do, or does in its own way, is said while policies are
/// written, and assertions are proven for it. In a project the property <c>NetPolPlatform</c> (<c>calico@3.30</c>) does the same.
/// </summary>
/// <param name="name">The platform, by one of the names in docs/platforms.md.</param>
/// <param name="version">The plugin's version; the newest known one when it is left out.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PlatformAttribute(string name, string version = "") : Attribute
{
    /// <summary>The platform's name.</summary>
    public string Name => name;

    /// <summary>The plugin's version; empty for the newest known one.</summary>
    public string Version => version;

    /// <summary>The cluster that this is about, as <see cref="PoliciesAttribute.Cluster"/> names it; empty for all that have no declaration of their own.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>Where pods ask for names, if that is not what the platform brings.</summary>
    public DnsVariant Dns { get; init; }

    /// <summary>The addresses that pods get, as CIDRs with commas between them.</summary>
    public string PodCidrs { get; init; } = "";

    /// <summary>The addresses that Services get, as CIDRs with commas between them.</summary>
    public string ServiceCidrs { get; init; } = "";

    /// <summary>The addresses of nodes, as CIDRs with commas between them.</summary>
    public string NodeCidrs { get; init; } = "";
}
