using System;
using System.IO;
using System.Linq;
using System.Text;
using NetPol.Sharp.Cli;
using NetPol.Sharp.Tests.Infrastructure;

namespace NetPol.Sharp.Tests.Cli;

/// <summary>A folder of manifests in which verbs are run; its path is taken out of what they print.</summary>
internal sealed class VerbFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    internal string File(string name) => _folder.File(name);

    internal void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        System.IO.File.WriteAllText(_folder.File(name), text);
    }

    internal CommandResult Run(params string[] args) => RunWithInput("", args);

    /// <summary>Runs a verb; arguments that name something in the folder are those.</summary>
    internal CommandResult RunWithInput(string input, params string[] args)
    {
        string[] inFolder = [args[0], .. args.Skip(1).Select(arg => arg == "." || (arg.Length > 0 && arg != "-" && Path.Exists(_folder.File(arg))) ? _folder.File(arg) : arg)];
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var exitCode = CommandLine.Run(inFolder, new Surroundings(stdin, output, error));
        return new CommandResult(exitCode, Here(output.ToString()), Here(error.ToString()));
    }

    private string Here(string text) => text
        .Replace(_folder.File(".") + "/", "", StringComparison.Ordinal)
        .Replace(_folder.Path + "/", "", StringComparison.Ordinal);
}
