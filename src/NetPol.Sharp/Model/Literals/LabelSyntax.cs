namespace NetPol.Sharp.Model;

/// <summary>Keys and values of labels, and keys of annotations (apimachinery <c>IsQualifiedName</c>, <c>IsValidLabelValue</c>).</summary>
internal static class LabelSyntax
{
    private const int MaxLength = 63;

    /// <summary>What is wrong with a label key, or <c>null</c>.</summary>
    internal static string? KeyProblem(string key)
    {
        var slash = key.IndexOf('/');
        if (slash >= 0 && key.IndexOf('/', slash + 1) >= 0)
        {
            return "may have one '/' only, between an optional DNS prefix and the name";
        }

        if (slash == 0 || (slash > 0 && NameSyntax.SubdomainProblem(key.Substring(0, slash)) is not null))
        {
            return "has a prefix before '/' that is not a lower-case DNS name";
        }

        var name = slash < 0 ? key : key.Substring(slash + 1);
        if (name.Length == 0)
        {
            return "has no name";
        }

        if (name.Length > MaxLength)
        {
            return "has a name of more than 63 characters";
        }

        return IsQualified(name) ? null : "may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit";
    }

    /// <summary>What is wrong with a label value, or <c>null</c>.</summary>
    internal static string? ValueProblem(string value)
    {
        if (value.Length > MaxLength)
        {
            return "has more than 63 characters";
        }

        return value.Length == 0 || IsQualified(value)
            ? null
            : "may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit";
    }

    private static bool IsQualified(string text)
    {
        foreach (var c in text)
        {
            if (!CharClass.IsAlphanumeric(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return CharClass.IsAlphanumeric(text[0]) && CharClass.IsAlphanumeric(text[text.Length - 1]);
    }
}
