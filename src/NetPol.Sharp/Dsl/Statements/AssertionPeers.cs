using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>An end of <c>Never</c> or <c>Always</c> as the peers of an <see cref="Assertion"/>: absent for anywhere, and pods always with their namespaces.</summary>
internal static class AssertionPeers
{
    internal static EquatableArray<NetworkPolicyPeer> Of(Peer end, NamespaceName scope, string unnamed) =>
        end.Members.Any(member => member is AnywherePeer) ? default : EquatableArray.From(end.Members.Select(member => Of(member, scope, unnamed)));

    private static NetworkPolicyPeer Of(AtomicPeer member, NamespaceName scope, string unnamed) => member switch
    {
        CidrPeer cidr => cidr.Block,
        PodPeer pods => new SelectorPeer
        {
            PodSelector = pods.PodSelector,
            NamespaceSelector = pods.Scope switch
            {
                NamespaceScope.Selected selected => selected.Selector,
                NamespaceScope.Named named => LabelSelector.ForNamespace(named.Name.Text),
                _ => LabelSelector.ForNamespace(scope.IsUnnamed ? unnamed : scope.Text),
            },
        },
        _ => throw new System.ArgumentOutOfRangeException(nameof(member), member, "Anywhere is no restriction."),
    };
}
