using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Projects;
using NetPol.Sharp.Live;
using NetPol.Sharp.Manifests;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Cli.Live;

/// <summary>The policies that are to be in a cluster: those of a project, or those in files; and who applies them.</summary>
internal sealed class PolicyArguments
{
    private const int MaxManagerLength = 128;
    private const string PolicyManager = "netpol.sharp";

    private readonly Argument<string[]> _what = new("PROJECT|FILE.cs|DLL|PATH") { Description = "A project, file-based program or assembly; or files and folders of YAML, or - for standard input", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _cluster = new("--cluster") { Description = "The policies of this cluster of the project; 'default' is the one of [Policies] without a name", HelpName = "NAME" };
    private readonly Option<string> _manager = new("--field-manager") { Description = "By what name the cluster knows who applied a policy; projects that share a cluster and prune need one each", HelpName = "NAME", DefaultValueFactory = _ => PolicyManager };

    internal PolicyArguments()
    {
        _what.Validators.Add(PathArgument.RejectOptions);
        _manager.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { Length: > 0 and <= MaxManagerLength })
            {
                result.AddError($"--field-manager is a name of 1 to {MaxManagerLength} characters");
            }
        });
    }

    internal void AddTo(Command verb)
    {
        verb.Arguments.Add(_what);
        verb.Options.Add(_cluster);
        verb.Options.Add(_manager);
    }

    internal FieldManager Manager(ParseResult parsed) => new(parsed.GetValue(_manager)!, IsChosen: parsed.GetResult(_manager) is { Implicit: false });

    /// <summary>Reads the policies; what the API server would reject is said on standard error.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">What they are judged for.</param>
    /// <param name="surroundings">Where errors go.</param>
    /// <param name="exitCode">The exit code when there are none to be had, which was said then.</param>
    /// <returns>The policies; <c>null</c> when there are none to be had.</returns>
    internal RequestedPolicies? Read(ParseResult parsed, LintOptions options, Surroundings surroundings, out int exitCode)
    {
        var what = parsed.GetValue(_what)!;
        if (Documents(what, parsed, surroundings, out exitCode) is not var (documents, project))
        {
            return null;
        }

        var policies = DesiredPolicies.Read(documents, options);
        if (policies.Rejections.Count > 0)
        {
            foreach (var finding in policies.Rejections)
            {
                surroundings.Error.WriteLine($"{finding.Span}: error {finding.RuleId}: {finding.Message}");
            }

            surroundings.Error.WriteLine("the API server would reject this, so it was not asked; nothing was changed");
            exitCode = ExitCodes.Different;
            return null;
        }

        if (policies.Policies.Count == 0)
        {
            throw new UsageException($"there is no NetworkPolicy in {string.Join(", ", what.Select(path => $"'{path}'"))}");
        }

        if (policies.SkippedWords.Length > 0)
        {
            surroundings.Error.WriteLine("note: not looked at: " + policies.SkippedWords);
        }

        return new RequestedPolicies(policies.Policies, project);
    }

    private (IReadOnlyList<ManifestDocument> Documents, EmittedPolicies? Project)? Documents(string[] what, ParseResult parsed, Surroundings surroundings, out int exitCode)
    {
        var projects = what.Where(PolicyProject.IsOne).ToArray();
        if (projects.Length > 0 && what.Length > 1)
        {
            throw new UsageException($"'{projects[0]}' is a project, which is taken alone; emit several into a folder each with 'netpol emit', and give those");
        }

        if (projects.Length > 0)
        {
            return EmittedPolicies.Read(projects[0], parsed.GetValue(_cluster), surroundings, out exitCode) is { } project ? (project.Documents, project) : null;
        }

        if (parsed.GetValue(_cluster) is not null)
        {
            throw new UsageException("--cluster is about projects; give the folder of the cluster instead");
        }

        exitCode = ExitCodes.Fine;
        return ([.. ManifestFiles.Read(what, surroundings.Input)], null);
    }
}
