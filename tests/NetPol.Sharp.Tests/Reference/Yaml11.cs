using System.Text.RegularExpressions;

namespace NetPol.Sharp.Tests.Reference;

/// <summary>What a plain scalar is in YAML 1.1 (yaml.org/type); deliberately wide, since readers differ.</summary>
internal static partial class Yaml11
{
    internal static bool IsString(string plain) => !NotString().IsMatch(plain);

    [GeneratedRegex(
        """
        \A(?:
          |~|null|Null|NULL
          |y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF
          |[-+]?0[bB][01_]+ | [-+]?0[oO]?[0-9_]+ | [-+]?[0-9][0-9_]* | [-+]?0[xX][0-9a-fA-F_]+ | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
          |[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*(?:[eE][-+]?[0-9]+)? | [-+]?[0-9][0-9_]*(?:\.[0-9_]*)?[eE][-+]?[0-9]+
          |[-+]?\.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)
          |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\ \t].*)?
          |<<|=
        )\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotString();
}
