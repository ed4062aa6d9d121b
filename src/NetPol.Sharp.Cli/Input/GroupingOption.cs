using System.CommandLine;

namespace NetPol.Sharp.Cli.Input;

/// <summary><c>--by</c>: whether ends are pods or workloads.</summary>
internal static class GroupingOption
{
    private const string Pod = "pod", Workload = "workload";

    internal static Option<string> Create(string value = Pod)
    {
        var option = new Option<string>("--by") { Description = "What the ends are", HelpName = Pod + "|" + Workload, DefaultValueFactory = _ => value };
        option.AcceptOnlyFromAmong(Pod, Workload);
        return option;
    }

    internal static ConnectionGrouping Of(string word) => word == Pod ? ConnectionGrouping.Pod : ConnectionGrouping.Workload;
}
