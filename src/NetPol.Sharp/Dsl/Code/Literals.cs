using System.Globalization;
using System.Text;

namespace NetPol.Sharp;

/// <summary>Values as literals of C#.</summary>
internal static class Literals
{
    /// <summary>A text as a string literal on one line.</summary>
    internal static string Text(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => literal.Append('\\').Append(c),
                < ' ' or > '~' => literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => literal.Append(c),
            };
        }

        return literal.Append('"').ToString();
    }
}
