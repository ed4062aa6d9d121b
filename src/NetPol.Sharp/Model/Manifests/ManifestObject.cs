using System.Collections.Generic;

namespace NetPol.Sharp.Model;

/// <summary>An object: members in the order written.</summary>
/// <param name="span">Where the object was written.</param>
/// <param name="fields">Its members; of members with one name the last counts.</param>
public sealed class ManifestObject(SourceSpan span, IReadOnlyList<ManifestField> fields) : ManifestNode(span)
{
    /// <summary>The members, in the order written.</summary>
    public IReadOnlyList<ManifestField> Fields { get; } = fields;

    /// <inheritdoc/>
    public override string TypeName => "object";

    /// <summary>The value of a member; <c>null</c> when there is none or it is the JSON null, which the API server reads alike.</summary>
    /// <param name="name">The member's name, case-sensitive.</param>
    public ManifestNode? this[string name]
    {
        get
        {
            for (var i = Fields.Count - 1; i >= 0; i--)
            {
                if (Fields[i].Name == name)
                {
                    return Fields[i].Value is ManifestScalar { Kind: ManifestScalarKind.Null } ? null : Fields[i].Value;
                }
            }

            return null;
        }
    }
}
