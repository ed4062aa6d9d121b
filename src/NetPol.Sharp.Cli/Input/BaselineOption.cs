using System.CommandLine;
using NetPol.Sharp.Hosting;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Cli.Input;

/// <summary>The options <c>--baseline</c> and <c>--update-baseline</c>.</summary>
internal sealed class BaselineOption
{
    private readonly Option<string?> _file = new("--baseline") { Description = "A file of known findings, which are not reported", HelpName = "FILE" };

    private readonly Option<bool> _update = new("--update-baseline") { Description = "Write what is found into the file of --baseline instead of reporting it", Arity = ArgumentArity.Zero };

    internal void AddTo(Command verb)
    {
        verb.Options.Add(_file);
        verb.Options.Add(_update);
    }

    /// <summary>What is known.</summary>
    /// <exception cref="UsageException">There is no such file, or it is no baseline.</exception>
    internal KnownFindings Read(ParseResult parsed)
    {
        var updates = parsed.GetValue(_update);
        if (parsed.GetValue(_file) is not { } path)
        {
            return updates ? throw new UsageException("--update-baseline needs --baseline FILE, the file to write") : KnownFindings.None;
        }

        var file = new BaselineFile(path);
        if (!file.Exists && !updates)
        {
            throw new UsageException($"'{path}' does not exist; --update-baseline writes it");
        }

        try
        {
            return new KnownFindings(path, file, file.Read(), updates);
        }
        catch (BaselineException exception)
        {
            throw new UsageException($"{exception.Span}: {exception.Message}");
        }
    }
}
