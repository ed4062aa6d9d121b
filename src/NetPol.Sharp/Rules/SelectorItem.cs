using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>A selector of a policy, as written.</summary>
/// <param name="Peer">The peer it belongs to; <c>null</c> for <c>spec.podSelector</c>.</param>
/// <param name="Name">The name of the field.</param>
/// <param name="Node">The selector.</param>
internal sealed record SelectorItem(RuleItem? Peer, string Name, ManifestObject Node)
{
    /// <summary>The API path, as the API server prints it.</summary>
    internal string Path => (Peer?.Path ?? "spec") + "." + Name;
}
