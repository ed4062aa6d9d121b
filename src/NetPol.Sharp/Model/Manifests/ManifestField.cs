namespace NetPol.Sharp.Model;

/// <summary>A member of an object.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="NameSpan">Where the name was written.</param>
/// <param name="Value">The member's value.</param>
public readonly record struct ManifestField(string Name, SourceSpan NameSpan, ManifestNode Value)
{
    private readonly string? _writtenName;

    /// <summary>The name in the source; differs from <see cref="Name"/> where YAML reads something else (<c>on</c> is <c>true</c>).</summary>
    public string WrittenName
    {
        get => _writtenName ?? Name;
        init => _writtenName = value;
    }
}
