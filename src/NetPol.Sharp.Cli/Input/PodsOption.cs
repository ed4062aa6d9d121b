using System.CommandLine;

namespace NetPol.Sharp.Cli.Input;

/// <summary><c>--pods</c>: whether an answer is for every pod that could exist, or for those in the manifests.</summary>
internal static class PodsOption
{
    internal const string Any = "any", Existing = "existing";

    internal static Option<string?> Create(string description)
    {
        var option = new Option<string?>("--pods") { Description = description, HelpName = Any + "|" + Existing };
        option.AcceptOnlyFromAmong(Any, Existing);
        return option;
    }
}
