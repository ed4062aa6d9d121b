using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.IO;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp;

/// <summary>The command line of a policy program.</summary>
internal static class RunCommand
{
    internal static int Run(string[] args, IReadOnlyList<NamedSet> sets, RunContext context)
    {
        try
        {
            // Most runs have no argument, and reading a command line costs more than a small world.
            return args.Length == 0 ? Emit(sets, sets, new EmitOptions(), context) : Parse(args, sets, context);
        }
        catch (PolicyException exception)
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

    private static int Parse(string[] args, IReadOnlyList<NamedSet> sets, RunContext context)
    {
        var output = new Option<string?>("--output", "-o") { Description = "Write one file a policy into this folder instead of printing", HelpName = "DIR" };
        output.Validators.Add(result =>
        {
            // A forgotten value: "--output --check" would write into a folder called --check.
            if (result.GetValueOrDefault<string?>() is ['-', ..] value)
            {
                result.AddError($"--output needs a folder, and '{value}' is an option; a folder of that name is './{value}'");
            }
        });
        var check = new Option<bool>("--check") { Description = "Write nothing; exit 1 and show the difference when the folder of --output differs", Arity = ArgumentArity.Zero };
        var only = new Option<string[]>("--set")
        {
            Description = "Emit only this set of the world; may be repeated",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = false,
        };
        var unproven = new Option<bool>("--allow-unproven") { Description = "Emit although an assertion (Never, Always) is violated or not proven; the output says so", Arity = ArgumentArity.Zero };
        var command = new RootCommand($"Kubernetes NetworkPolicies of {string.Join(", ", sets.Select(set => set.Name))}, as YAML.") { output, check, only, unproven };
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

        return Emit(sets, Selected(sets, parsed.GetValue(only) ?? []), new EmitOptions { Folder = parsed.GetValue(output), Check = parsed.GetValue(check), AllowUnproven = parsed.GetValue(unproven) }, context);
    }

    private static IReadOnlyList<NamedSet> Selected(IReadOnlyList<NamedSet> sets, string[] names)
    {
        foreach (var name in names.Where(name => !sets.Any(set => set.IsCalled(name))))
        {
            throw new UsageException($"no set is called '{name}'; this program has {string.Join(", ", sets.Select(set => $"'{set.Name}'"))}");
        }

        return names.Length == 0 ? sets : [.. sets.Where(set => names.Any(set.IsCalled))];
    }

    private static int Emit(
        IReadOnlyList<NamedSet> sets, IReadOnlyList<NamedSet> selected, EmitOptions options, RunContext context)
    {
        if (sets.Count == 0)
        {
            throw new UsageException("no set was passed to PolicyProgram.Run; pass at least one");
        }

        foreach (var empty in sets.Where(set => set.Set.All(statement => statement is ManagedNamespaceStatement)))
        {
            throw new UsageException($"set '{empty.Name}' has no statement; add one or do not pass it to PolicyProgram.Run");
        }

        if (options is { Check: true, Folder: null })
        {
            throw new UsageException("--check needs --output DIR, the folder to compare with");
        }

        // The whole world is built also for --set: names clash across sets whatever is emitted.
        var world = PolicyWorld.Of([.. sets.Select(set => set.Set)]);
        var emitted = world.Emitted
            .Select(policy => (Policy: policy, Set: selected.FirstOrDefault(set => ReferenceEquals(set.Set, policy.Set))))
            .Where(policy => policy.Set is not null);
        var judgement = WorldJudgement.Of(world, context);
        if (judgement.Unproven.Count > 0 && !options.AllowUnproven)
        {
            context.Error.WriteLine("nothing was emitted; --allow-unproven emits all the same and says so");
            return ExitCodes.Different;
        }

        if (options.Folder is not { } folder)
        {
            foreach (var comment in judgement.Comments)
            {
                context.Output.WriteLine(comment);
            }

            NetworkPolicyYaml.Write(context.Output, emitted.Select(policy => policy.Policy.Policy));
            context.Output.Flush();
            return ExitCodes.Fine;
        }

        var mayRemove = selected.Count == sets.Count ? null : selected.Select(set => set.Name).ToArray();
        var plan = new OutputFolder(folder, context, mayRemove)
            .Plan([.. emitted.Select(policy => new PolicyFile(context.Program, policy.Set!.Name, policy.Policy, judgement.Comments))]);
        return options.Check ? plan.Check() : plan.Write();
    }
}
