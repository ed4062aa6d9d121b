namespace NetPol.Sharp.Analyzers.Values;

/// <summary>A value of an enumeration that the program declares.</summary>
/// <param name="Type">The enumeration's metadata name.</param>
/// <param name="Number">The underlying number.</param>
/// <param name="Name">What <c>ToString()</c> gives.</param>
internal sealed record EnumValue(string Type, long Number, string Name) : System.IComparable
{
    /// <summary>Order by number.</summary>
    /// <param name="obj">Another value of the enumeration.</param>
    public int CompareTo(object? obj) => obj is EnumValue other ? Number.CompareTo(other.Number) : 1;

    /// <summary>Whether the other value is the same one of the same enumeration.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(EnumValue? other) => other is not null && Type == other.Type && Number == other.Number;

    /// <summary>A hash of the number.</summary>
    public override int GetHashCode() => Number.GetHashCode();

    /// <summary>The name of the member, or the number.</summary>
    public override string ToString() => Name;
}
