using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Which policy an object is, and where it says so.</summary>
/// <param name="Namespace">The namespace, the default one where none is written.</param>
/// <param name="Name">The name; empty when there is none.</param>
/// <param name="Span">Where the name is written.</param>
internal sealed record PolicyIdentity(string Namespace, string Name, SourceSpan Span)
{
    /// <summary>The annotations as written; <c>null</c> when there are none, or when no manifest holds the policy.</summary>
    internal ManifestObject? Annotations { get; init; }

    /// <summary>The identity of a policy that names its namespace, and that no manifest holds.</summary>
    internal static PolicyIdentity Of(NetworkPolicy policy) => new(policy.Metadata.Namespace.Text, policy.Metadata.Name, policy.Span);
}
