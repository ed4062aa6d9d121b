using System.CommandLine;
using System.CommandLine.Help;
using System.IO;
using System.Linq;
using NetPol.Sharp.Discovery;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>The command line of a policy program.</summary>
internal static class RunCommand
{
    internal static int Run(string[] args, PolicySource source, RunContext context)
    {
        try
        {
            // Most runs have no argument, and reading a command line costs more than a small world.
            return args.Length == 0 ? EmitRun.Emit(source, new EmitOptions(), context) : Parse(args, source, context);
        }
        catch (PolicyException exception)
        {
            context.Error.WriteLine(ErrorLine.Of(exception, context.Folder));
        }
        catch (UnreadableSetException exception)
        {
            context.Error.WriteLine(ErrorLine.Of(exception, context.Folder));
        }
        catch (UsageException exception)
        {
            context.Error.WriteLine("error: " + exception.Message);
        }
        catch (IOException exception)
        {
            // Standard output: a full disk, a closed pipe.
            context.Error.WriteLine("error: the output cannot be written: " + exception.Message.TrimEnd('.'));
        }

        return ExitCodes.BadInput;
    }

    private static int Parse(string[] args, PolicySource source, RunContext context)
    {
        var arguments = new EmitArguments();
        var command = new RootCommand($"Kubernetes NetworkPolicies of {source.Description}, as YAML.");
        arguments.AddTo(command, withClusters: source.IsAssembly);
        command.Options.Remove(command.Options.OfType<VersionOption>().Single());
        var parsed = command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            throw UsageException.Of(parsed, "--help lists the options");
        }

        if (parsed.Action is HelpAction)
        {
            parsed.Invoke(new InvocationConfiguration { Output = context.Output, Error = context.Error });
            context.Output.Flush();
            return ExitCodes.Fine;
        }

        return EmitRun.Emit(source, arguments.Read(parsed), context);
    }
}
