using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;

namespace NetPol.Sharp.Cli.Input;

/// <summary>The paths of a verb. A misspelt option would otherwise be looked for as a file.</summary>
internal static class PathArgument
{
    /// <summary>Files and folders, at least one.</summary>
    internal static Argument<string[]> Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders, or - for standard input", Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(RejectOptions);
        return paths;
    }

    internal static void RejectOptions(ArgumentResult result)
    {
        if (result.Tokens.Select(token => token.Value).FirstOrDefault(value => value.Length > 1 && value[0] == '-') is { } option)
        {
            result.AddError($"there is no option '{option}'; a file of that name is './{option}'");
        }
    }
}
