using System.Globalization;

namespace NetPol.Sharp.Model;

/// <summary>A string, number, bool or null.</summary>
/// <param name="span">Where the scalar was written.</param>
/// <param name="kind">Its JSON type.</param>
/// <param name="text">Its JSON text, without quotes.</param>
/// <param name="written">Its text in the source, without quotes; differs from <paramref name="text"/> where YAML reads something else (<c>0x10</c> is 16).</param>
public sealed class ManifestScalar(SourceSpan span, ManifestScalarKind kind, string text, string written) : ManifestNode(span)
{
    /// <summary>The JSON type.</summary>
    public ManifestScalarKind Kind { get; } = kind;

    /// <summary>The JSON text, without quotes: <c>16</c> for <c>0x10</c>.</summary>
    public string Text { get; } = text;

    /// <summary>The text in the source, without quotes.</summary>
    public string Written { get; } = written;

    /// <summary>The number, if it is whole and fits 32 bits, as ports have to.</summary>
    internal int? Int32 =>
        Kind == ManifestScalarKind.Integer && int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <inheritdoc/>
    public override string TypeName => Kind switch
    {
        ManifestScalarKind.Null => "null",
        ManifestScalarKind.Bool => "bool",
        ManifestScalarKind.String => "string",
        _ => "number",
    };
}
