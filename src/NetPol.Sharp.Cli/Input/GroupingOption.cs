using System.CommandLine;

namespace NetPol.Sharp.Cli.Input;

/// <summary><c>--by</c>: whether ends are pods or workloads.</summary>
internal static class GroupingOption
{
    internal static Option<ConnectionGrouping> Create(ConnectionGrouping value = ConnectionGrouping.Pod) => new("--by")
    {
        Description = "What the ends are: pod, workload",
        DefaultValueFactory = _ => value,
        CustomParser = result =>
        {
            if (result.Tokens is [{ Value: "pod" or "workload" } word])
            {
                return word.Value == "pod" ? ConnectionGrouping.Pod : ConnectionGrouping.Workload;
            }

            result.AddError("--by takes pod or workload");
            return ConnectionGrouping.Pod;
        },
    };
}
