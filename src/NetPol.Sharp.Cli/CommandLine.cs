using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.IO;
using System.Linq;
using NetPol.Sharp.Cli.Verbs;

namespace NetPol.Sharp.Cli;

/// <summary>The command line: <c>netpol VERB PATH…</c>.</summary>
internal static class CommandLine
{
    internal static int Run(string[] args, Surroundings surroundings)
    {
        try
        {
            return Parse(args, surroundings);
        }
        catch (UsageException exception)
        {
            surroundings.Error.WriteLine("error: " + exception.Message);
        }
        catch (IOException exception)
        {
            // Standard output: a full disk, a closed pipe.
            surroundings.Error.WriteLine("error: the output cannot be written: " + exception.Message.TrimEnd('.'));
        }

        return ExitCodes.BadInput;
    }

    private static int Parse(string[] args, Surroundings surroundings)
    {
        var root = new RootCommand("Kubernetes NetworkPolicies: emitted, judged, queried, proven.") { EmitVerb.Command(surroundings), LintVerb.Command(surroundings), ConnectionsVerb.Command(surroundings), QueryVerb.Command(surroundings), DiffVerb.Command(surroundings), ProveVerb.Command(surroundings), LabVerb.Command(surroundings), DoctorVerb.Command(surroundings), SnapshotVerb.Command(surroundings), ApplyVerb.Command(surroundings), DriftVerb.Command(surroundings), RulesVerb.Command(surroundings) };
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.CommandResult.Command == root && args is [[not '-', ..] verb, ..])
        {
            throw new UsageException($"there is no verb '{verb}'; 'netpol --help' lists the verbs");
        }

        if (parsed.Errors.Count > 0)
        {
            throw UsageException.Of(parsed, "'netpol --help' lists the verbs and 'netpol VERB --help' their options");
        }

        if (parsed.Action is HelpAction or null || parsed.CommandResult.Command == root)
        {
            // The version, too.
            var action = args.Length == 0 ? root.Parse("--help") : parsed;
            var shown = action.Invoke(new InvocationConfiguration { Output = surroundings.Output, Error = surroundings.Error });
            surroundings.Output.Flush();
            return args.Length == 0 ? ExitCodes.BadInput : shown;
        }

        var exitCode = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = surroundings.Output, Error = surroundings.Error });
        surroundings.Output.Flush();
        return exitCode;
    }
}
