using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>A policy of a world.</summary>
/// <param name="Written">The policy as its set made it.</param>
/// <param name="Named">The same, in namespace default if it names none.</param>
/// <param name="Namespaces">Its own namespace and those that its peers name.</param>
/// <param name="Acceptances">What it accepts, and why. A statement may say so in several namespaces, and is of use when it is so in one of them.</param>
internal sealed record MadePolicy(NetworkPolicy Written, NetworkPolicy Named, IReadOnlyList<string> Namespaces, IReadOnlyList<string> Acceptances)
{
    /// <summary>Whether a manifest holds it.</summary>
    internal bool IsOfManifest { get; init; }

    internal static MadePolicy Of(NetworkPolicy written)
    {
        var named = written.InNamespaceIfUnnamed(UnnamedNamespace.Default);
        var others = named.Spec.Peers.SelectMany(UnnamedNamespace.Names);
        var accepted = named.Metadata.Annotations.Where(annotation => annotation.Key.StartsWith(WellKnownAnnotations.Accept, StringComparison.Ordinal)).Select(annotation => annotation.Key + " " + annotation.Value);
        return new MadePolicy(written, named, [.. others.Prepend(named.Metadata.Namespace.Text).Distinct()], [.. accepted]);
    }
}
