using System.CommandLine;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Input;

/// <summary><c>--namespace</c>: the namespace of objects that name none.</summary>
internal sealed class NamespaceOption
{
    internal NamespaceOption() => Option.Validators.Add(result =>
    {
        if (NameSyntax.LabelProblem(result.GetValueOrDefault<string>() ?? "") is { } problem)
        {
            result.AddError($"the name after --namespace {problem}");
        }
    });

    internal Option<string> Option { get; } = new("--namespace", "-n") { Description = "The namespace of objects that name none", DefaultValueFactory = _ => "default" };
}
