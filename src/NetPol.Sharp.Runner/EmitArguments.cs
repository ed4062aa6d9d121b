using System.Collections.Generic;
using System.CommandLine;

namespace NetPol.Sharp;

/// <summary>The options of whatever emits policies: a policy program, and the verb <c>emit</c>.</summary>
internal sealed class EmitArguments
{
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write one file a policy into this folder instead of printing", HelpName = "DIR" };

    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; exit 1 and show the difference when the folder of --output differs", Arity = ArgumentArity.Zero };

    private readonly Option<string[]> _set = new("--set") { Description = "Emit only this set of the world; may be repeated", HelpName = "NAME", AllowMultipleArgumentsPerToken = false };

    private readonly Option<string?> _cluster = new("--cluster") { Description = "Emit only the sets of this cluster; 'default' is the one of [Policies] without a name", HelpName = "NAME" };

    private readonly Option<bool> _unproven = new("--allow-unproven") { Description = "Emit although an assertion (Never, Always) is violated or not proven; the output says so", Arity = ArgumentArity.Zero };

    private readonly Option<string?> _beside = new("--beside") { Description = "Prove the assertions together with the policies in this file or folder, which others have in the cluster", HelpName = "PATH" };

    internal EmitArguments() => _output.Validators.Add(result =>
    {
        // A forgotten value: "--output --check" would write into a folder called --check.
        if (result.GetValueOrDefault<string?>() is ['-', ..] value)
        {
            result.AddError($"--output needs a folder, and '{value}' is an option; a folder of that name is './{value}'");
        }
    });

    internal void AddTo(Command command, bool withClusters)
    {
        command.Options.Add(_output);
        command.Options.Add(_check);
        command.Options.Add(_set);
        if (withClusters)
        {
            command.Options.Add(_cluster);
        }

        command.Options.Add(_beside);
        command.Options.Add(_unproven);
    }

    internal EmitOptions Read(ParseResult parsed) => new()
    {
        Folder = parsed.GetValue(_output),
        Check = parsed.GetValue(_check),
        Sets = parsed.GetValue(_set) ?? [],
        Cluster = parsed.GetValue(_cluster),
        Beside = parsed.GetValue(_beside),
        AllowUnproven = parsed.GetValue(_unproven),
    };

    /// <summary>The options as the program that evaluates the policies reads them.</summary>
    internal IEnumerable<string> Written(ParseResult parsed)
    {
        var options = Read(parsed);
        foreach (var (name, value) in new[] { ("--output", options.Folder), ("--cluster", options.Cluster), ("--beside", options.Beside) })
        {
            if (value is not null)
            {
                yield return name;
                yield return value;
            }
        }

        foreach (var set in options.Sets)
        {
            yield return "--set";
            yield return set;
        }

        if (options.Check)
        {
            yield return "--check";
        }

        if (options.AllowUnproven)
        {
            yield return "--allow-unproven";
        }
    }
}
