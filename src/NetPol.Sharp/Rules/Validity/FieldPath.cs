using System.Globalization;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>An API path, put into words only where something is reported: most objects are right.</summary>
/// <param name="Parent">The path of the object or list; <c>null</c> for the root.</param>
/// <param name="Name">The member's name; <c>null</c> for an item.</param>
/// <param name="Index">The item's position.</param>
internal sealed record FieldPath(FieldPath? Parent, string? Name, int Index)
{
    internal static FieldPath Root { get; } = new(null, "", 0);

    internal FieldPath Field(string name) => new(this, name, 0);

    internal FieldPath Item(int index) => new(this, null, index);

    /// <summary>The path as the API server prints it; empty for the root.</summary>
    public override string ToString() => Parent is null ? ""
        : Name is null ? Parent + "[" + Index.ToString(CultureInfo.InvariantCulture) + "]"
        : Parent.Parent is null ? Name
        : Parent + "." + Name;
}
