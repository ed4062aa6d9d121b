using System;
using System.Linq;

namespace NetPol.Sharp.Model;

/// <summary>Numbers and names of ports (apimachinery <c>IsValidPortNum</c>, <c>IsValidPortName</c>; RFC 6335 section 5.1).</summary>
internal static class PortSyntax
{
    internal const int Max = 65535;

    internal static bool IsNumber(int port) => port is >= 1 and <= Max;

    /// <summary>What is wrong with a port name, or <c>null</c>.</summary>
    internal static string? NameProblem(string name)
    {
        if (name.Length == 0)
        {
            return "is empty";
        }

        if (name.Length > 15)
        {
            return "has more than 15 characters";
        }

        if (!name.All(c => CharClass.IsLowerOrDigit(c) || c == '-'))
        {
            return "may contain only lower-case letters, digits and '-'";
        }

        if (!name.Any(c => c is >= 'a' and <= 'z'))
        {
            return "has no letter";
        }

        if (name[0] == '-' || name[name.Length - 1] == '-')
        {
            return "must start and end with a letter or digit";
        }

        return name.IndexOf("--", StringComparison.Ordinal) >= 0 ? "has two hyphens in a row" : null;
    }
}
