using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>An assertion of a world.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Namespaces">The namespaces that its ends name.</param>
/// <param name="IsAboutAll">Whether an end may be a pod of any namespace.</param>
internal sealed record MadeAssertion(AssertionStatement Statement, IReadOnlyList<string> Namespaces, bool IsAboutAll)
{
    internal static MadeAssertion Of(AssertionStatement statement)
    {
        var assertion = statement.ToAssertion();
        EquatableArray<NetworkPolicyPeer>[] ends = [assertion.From, assertion.To];
        var names = ends.SelectMany(end => end.OfType<SelectorPeer>()).Select(peer => UnnamedNamespace.Names(peer).ToArray()).ToArray();
        return new MadeAssertion(statement, [.. names.SelectMany(name => name).Distinct()], ends.Any(end => end.IsAbsent) || names.Any(name => name.Length == 0));
    }
}
