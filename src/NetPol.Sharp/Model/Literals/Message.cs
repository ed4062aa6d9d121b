using System.Globalization;
using System.Linq;
using System.Text;

namespace NetPol.Sharp.Model;

/// <summary>What people read: one line, whatever it quotes.</summary>
internal static class Message
{
    // What is quoted may be a megabyte.
    private const int MaxLength = 800;

    internal static string OneLine(string message)
    {
        if (message.Length > MaxLength)
        {
            message = message.Substring(0, MaxLength / 2) + "…" + message.Substring(message.Length - (MaxLength / 2));
        }

        if (!message.Any(char.IsControl))
        {
            return message;
        }

        var text = new StringBuilder();
        foreach (var c in message)
        {
            _ = c switch
            {
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when char.IsControl(c) => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }
}
