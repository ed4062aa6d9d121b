namespace NetPol.Sharp.Model;

/// <summary>The JSON type of a scalar.</summary>
public enum ManifestScalarKind
{
    /// <summary>The JSON null.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,

    /// <summary>A number without a fraction.</summary>
    Integer,

    /// <summary>A number with a fraction, or too large for 64 bits.</summary>
    Float,

    /// <summary>A string.</summary>
    String,
}
