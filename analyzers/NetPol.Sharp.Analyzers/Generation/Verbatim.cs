namespace NetPol.Sharp.Analyzers.Generation;

/// <summary>Texts of several lines as literals that can still be read.</summary>
internal static class Verbatim
{
    internal static string Of(string text) => "@\"" + text.Replace("\"", "\"\"") + "\"";
}
