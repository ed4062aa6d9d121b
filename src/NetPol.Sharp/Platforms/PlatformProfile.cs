using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>A platform: the network plugin that enforces policies, or does not, and how it reads them. docs/platforms.md lists all of them.</summary>
public sealed record PlatformProfile
{
    internal PlatformProfile(string name, string title, PlatformVersion? version)
    {
        Name = name;
        Title = title;
        Version = version;
    }

    /// <summary>The name that users write: <c>calico</c>.</summary>
    public string Name { get; }

    /// <summary>The name that people call it by: <c>Calico</c>.</summary>
    public string Title { get; }

    /// <summary>The version that this is about; <c>null</c> for the newest known one.</summary>
    public PlatformVersion? Version { get; }

    /// <summary>Whether it enforces NetworkPolicies at all.</summary>
    public bool Enforces { get; init; } = true;

    /// <summary>What to do where it does not, or has to be told to; empty when there is nothing to say.</summary>
    public string Enforcement { get; init; } = "";

    /// <summary>Until when it is maintained, if that is over or announced; empty otherwise.</summary>
    public string EndOfLife { get; init; } = "";

    /// <summary>How it reads policies: the switches of verdicts and proofs.</summary>
    public ConnectivityOptions Options { get; init; } = new();

    /// <summary>Where pods ask for names.</summary>
    public DnsVariant Dns { get; init; }

    /// <summary>The features of which there is something to say; of all others it does what the API says. <see cref="Of"/> answers for any.</summary>
    public EquatableArray<PlatformCapability> Capabilities { get; init; } = [];

    /// <summary>What else to know of it, a sentence each.</summary>
    public EquatableArray<string> Notes { get; init; } = [];

    /// <summary>Where this is known from.</summary>
    public string Source { get; init; } = "";

    /// <summary>When that was read, <c>yyyy-MM-dd</c>.</summary>
    public string AsOf { get; init; } = "";

    /// <summary>The addresses that the cluster's pods get, where that was declared.</summary>
    public EquatableArray<CidrBlock> PodCidrs { get; init; } = [];

    /// <summary>The addresses that its Services get, where that was declared.</summary>
    public EquatableArray<CidrBlock> ServiceCidrs { get; init; } = [];

    /// <summary>The addresses of its nodes, where that was declared.</summary>
    public EquatableArray<CidrBlock> NodeCidrs { get; init; } = [];

    /// <summary>The platform's name with its version, as <c>--platform</c> takes it: <c>calico@3.30</c>.</summary>
    public override string ToString() => Version is null ? Name : $"{Name}@{Version}";

    /// <summary>What it does about a feature.</summary>
    /// <param name="feature">The feature.</param>
    public PlatformCapability Of(PlatformFeature feature) => Capabilities.FirstOrDefault(capability => capability.Feature == feature) ?? new PlatformCapability(feature, FeatureSupport.Yes);

    /// <summary>How messages call it: with the version that was declared.</summary>
    internal string Called => Version is null ? Title : $"{Title} {Version}";
}
