using System.CommandLine;
using NetPol.Sharp.Cli.Projects;

namespace NetPol.Sharp.Cli.Verbs;

/// <summary><c>netpol emit PROJECT|FILE.cs|DLL</c>: YAML of every <c>[Policies]</c> entry point, whether the project is a program or not.</summary>
internal static class EmitVerb
{
    internal static Command Command(Surroundings surroundings)
    {
        var what = new Argument<string>("PROJECT|FILE.cs|DLL") { Description = "A project or its folder, a file-based program, or an assembly that is built already" };
        var arguments = new EmitArguments();
        var verb = new Command("emit", "Write the policies of every [Policies] in a project as YAML") { what };
        arguments.AddTo(verb, withClusters: true);
        verb.SetAction(parsed =>
        {
            if (arguments.Read(parsed) is { Check: true, Folder: null })
            {
                throw new UsageException("--check needs --output DIR, the folder to compare with");
            }

            return PolicyProject.Find(parsed.GetValue(what)!).Build(surroundings) is { } assembly
                ? HostProcess.Run(assembly, arguments.Written(parsed), surroundings)
                : ExitCodes.BadInput;
        });
        return verb;
    }
}
