using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Platforms;

namespace NetPol.Sharp;

/// <summary>Every platform that is known.</summary>
public static class PlatformCatalog
{
    private const int MostTypos = 2;

    private static readonly (string Name, Func<PlatformVersion?, PlatformProfile> Of)[] s_profiles =
    [
        (CalicoProfile.Name, CalicoProfile.Of),
        (CanalProfile.Name, CanalProfile.Of),
        (CiliumProfile.Name, CiliumProfile.Of),
        (AntreaProfile.Name, AntreaProfile.Of),
        (KubeRouterProfile.Name, KubeRouterProfile.Of),
        (WeaveNetProfile.Name, WeaveNetProfile.Of),
        (FlannelProfile.Name, FlannelProfile.Of),
        (KindnetProfile.Name, KindnetProfile.Of),
        (KubeNetworkPoliciesProfile.Name, KubeNetworkPoliciesProfile.Of),
        (AwsVpcCniProfile.Name, AwsVpcCniProfile.Of),
        (AzureNpmProfile.Name, AzureNpmProfile.Of),
        (AzureNpmWindowsProfile.Name, AzureNpmWindowsProfile.Of),
        (AzureCniCiliumProfile.Name, AzureCniCiliumProfile.Of),
        (GkeDataplaneV2Profile.Name, GkeDataplaneV2Profile.Of),
        (OvnKubernetesProfile.Name, OvnKubernetesProfile.Of),
        (RomanaProfile.Name, RomanaProfile.Of),
    ];

    /// <summary>The platforms in their newest known version.</summary>
    public static IReadOnlyList<PlatformProfile> All { get; } = [.. s_profiles.Select(profile => profile.Of(null))];

    /// <summary>The names of all platforms.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_profiles.Select(profile => profile.Name)];

    /// <summary>The platform of a name.</summary>
    /// <param name="name">The name, with a version if need be: <c>calico</c>, <c>calico@3.30</c>.</param>
    /// <exception cref="PolicyException">There is no such platform, or the version is none (NETPOL5006).</exception>
    public static PlatformProfile Find(string name)
    {
        var at = Literal.NotNull(name, "The name of the platform").IndexOf('@');
        return at < 0 ? Find(name, "") : at == name.Length - 1 ? throw NoVersion("") : Find(name.Substring(0, at), name.Substring(at + 1));
    }

    /// <summary>The platform of a name, in a version.</summary>
    /// <param name="name">The name: <c>calico</c>.</param>
    /// <param name="version">The plugin's version, <c>3.30</c>; empty for the newest known one.</param>
    /// <exception cref="PolicyException">There is no such platform, or the version is none (NETPOL5006).</exception>
    public static PlatformProfile Find(string name, string version)
    {
        var index = Array.FindIndex(s_profiles, profile => string.Equals(profile.Name, Literal.NotNull(name, "The name of the platform"), StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            var meant = Names.Select(known => (Name: known, Distance: EditDistance.Between(name, known))).OrderBy(known => known.Distance).First();
            throw new PolicyException(RuleIds.PlatformNotDeclared, $"'{name}' is no platform that is known; {(meant.Distance <= MostTypos || meant.Name.StartsWith(name + "-", StringComparison.Ordinal) ? $"did you mean '{meant.Name}'? Otherwise " : "")}write one of {string.Join(", ", Names)}");
        }

        return version.Length == 0 ? All[index]
            : PlatformVersion.TryParse(version) is { } known ? s_profiles[index].Of(known)
            : throw NoVersion(version);
    }

    private static PolicyException NoVersion(string version) => new(RuleIds.PlatformNotDeclared, $"'{version}' is no version of a platform; write one like '1.17', or leave it out for the newest known one");
}
