using System;
using System.CommandLine.Parsing;
using System.Linq;

namespace NetPol.Sharp.Cli.Input;

/// <summary>The paths of a verb. A misspelt option would otherwise be looked for as a file.</summary>
internal static class PathArgument
{
    internal static void RejectOptions(ArgumentResult result)
    {
        if (result.Tokens.Select(token => token.Value).FirstOrDefault(value => value.Length > 1 && value[0] == '-') is { } option)
        {
            result.AddError($"there is no option '{option}'; a file of that name is './{option}'");
        }
    }
}
