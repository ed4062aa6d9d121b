using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Platforms;

/// <summary>The platforms that an assembly declares, by cluster.</summary>
/// <param name="declared">Its declarations.</param>
internal sealed class PlatformDeclarations(IReadOnlyList<PlatformAttribute> declared)
{
    private static readonly char[] s_separators = [',', ';', ' '];

    /// <summary>No declaration at all.</summary>
    internal static PlatformDeclarations None { get; } = new([]);

    /// <summary>The platform of a cluster: its own, or the one of all clusters; <c>null</c> when none is declared.</summary>
    /// <param name="cluster">The cluster as <see cref="PoliciesAttribute.Cluster"/> names it; empty for the one without a name.</param>
    /// <exception cref="PolicyException">There is no such platform, the version or a CIDR is none, or two platforms are declared (NETPOL5006).</exception>
    internal PlatformProfile? For(string cluster)
    {
        PlatformAttribute[] own = [.. declared.Where(platform => platform.Cluster == cluster)];
        PlatformAttribute[] chosen = own.Length > 0 ? own : [.. declared.Where(platform => platform.Cluster.Length == 0)];
        return chosen.Length > 1
            ? throw Problem($"'{chosen[0].Name}' and '{chosen[1].Name}' are both declared as the platform of {(chosen[0].Cluster.Length == 0 ? "every cluster" : $"cluster '{chosen[0].Cluster}'")}; leave one of them, or give each its Cluster")
            : chosen.Length == 0 ? null : Of(chosen[0]);
    }

    /// <summary>The platform that a declaration is about.</summary>
    /// <exception cref="PolicyException">There is no such platform, or the version or a CIDR is none (NETPOL5006).</exception>
    internal static PlatformProfile Of(PlatformAttribute declaration)
    {
        var platform = declaration.Version.Length == 0 ? PlatformCatalog.Find(declaration.Name) : PlatformCatalog.Find(declaration.Name, declaration.Version);
        return platform with
        {
            Dns = declaration.Dns == DnsVariant.Unspecified ? platform.Dns : declaration.Dns,
            PodCidrs = Blocks(declaration.PodCidrs),
            ServiceCidrs = Blocks(declaration.ServiceCidrs),
            NodeCidrs = Blocks(declaration.NodeCidrs),
        };
    }

    private static EquatableArray<CidrBlock> Blocks(string text) =>
        [.. text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).Select(part => CidrBlock.TryParse(part) ?? throw Problem($"'{part}' is not a CIDR; write one like '10.244.0.0/16'"))];

    private static PolicyException Problem(string message) => new(RuleIds.PlatformNotDeclared, message);
}
