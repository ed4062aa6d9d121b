using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>The namespace of policies that carry none: wherever they are applied. Proofs give it a name that nobody else uses, because nobody else can mean it.</summary>
internal static class UnnamedNamespace
{
    /// <summary>Where objects go when nobody says otherwise.</summary>
    internal const string Default = "default";

    /// <summary>A name that no policy and no assertion mentions.</summary>
    internal static string NameIn(IEnumerable<NetworkPolicy> policies, IEnumerable<Assertion> assertions)
    {
        var mentioned = new HashSet<string>();
        foreach (var policy in policies)
        {
            mentioned.Add(policy.Metadata.Namespace.Text);
            mentioned.UnionWith(policy.Spec.Peers.SelectMany(Names));
        }

        mentioned.UnionWith(assertions.SelectMany(assertion => assertion.From.Concat(assertion.To)).SelectMany(Names));
        var name = Default;
        while (mentioned.Contains(name))
        {
            name = name == Default ? "unnamed" : name + "-x";
        }

        return name;
    }

    /// <summary>The namespaces that a peer names.</summary>
    internal static IEnumerable<string> Names(NetworkPolicyPeer peer) => peer is not SelectorPeer selector ? [] :
        Requirements.Of(selector.NamespaceSelector).Where(requirement => requirement.Key == WellKnownLabels.NamespaceName).SelectMany(requirement => requirement.Values);
}
