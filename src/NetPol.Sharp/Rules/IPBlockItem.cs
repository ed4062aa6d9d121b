using System.Collections.Generic;
using System.Globalization;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>An <c>ipBlock</c> of a policy, as written.</summary>
/// <param name="Peer">The peer it belongs to.</param>
/// <param name="Node">The block.</param>
internal sealed record IPBlockItem(RuleItem Peer, ManifestObject Node)
{
    /// <summary>The API path, as the API server prints it.</summary>
    internal string Path => Peer.Path + ".ipBlock";

    internal ManifestNode? CidrNode => Node["cidr"];

    /// <summary>The range; <c>null</c> when it cannot be read.</summary>
    internal CidrBlock? Cidr => CidrBlock.TryParse(PolicyManifest.Text(CidrNode));

    internal IReadOnlyList<ManifestNode> ExceptNodes => Node["except"] is ManifestArray list ? list.Items : [];

    internal string ExceptPath(int index) => Path + ".except[" + index.ToString(CultureInfo.InvariantCulture) + "]";

    /// <summary>The blocks of a policy.</summary>
    internal static IEnumerable<IPBlockItem> Of(PolicyManifest policy)
    {
        foreach (var peer in policy.Peers)
        {
            if (peer.Node["ipBlock"] is ManifestObject block)
            {
                yield return new IPBlockItem(peer, block);
            }
        }
    }

    /// <summary>Every CIDR of the block that can be read: the range itself, then its exceptions.</summary>
    internal IEnumerable<(CidrBlock Cidr, ManifestNode Node, string Path)> Readable()
    {
        if (Cidr is { } cidr)
        {
            yield return (cidr, CidrNode!, Path + ".cidr");
        }

        foreach (var except in ReadableExcepts())
        {
            yield return except;
        }
    }

    /// <summary>Every exception that can be read. One may be an alias of the range, and so the same node.</summary>
    internal IEnumerable<(CidrBlock Cidr, ManifestNode Node, string Path)> ReadableExcepts()
    {
        for (var i = 0; i < ExceptNodes.Count; i++)
        {
            if (CidrBlock.TryParse(PolicyManifest.Text(ExceptNodes[i])) is { } except)
            {
                yield return (except, ExceptNodes[i], ExceptPath(i));
            }
        }
    }
}
