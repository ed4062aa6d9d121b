using System.IO;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Manifests;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Reports;

/// <summary>What a reader of a list of connections should know about it, on standard error.</summary>
internal static class ClusterNotes
{
    internal static void Write(ClusterInput input, Connectivity connectivity, TextWriter error)
    {
        if (connectivity.DependsOnAddresses)
        {
            error.WriteLine("note: some pods have no address yet; connections that an ipBlock allows only for some of the addresses that they may get are left out");
        }

        foreach (var pod in connectivity.Pods.Pods.OfType<Pod>().Where(pod => !pod.HasCompleted && connectivity.Pods.IsOnUnknownNode(pod)))
        {
            error.WriteLine($"note: nothing says which nodes '{pod}' runs on; that it reaches every pod of its own node is left out");
        }

        if (connectivity.Pods.SharedAddress() is { } shared)
        {
            error.WriteLine($"note: {shared}; ipBlocks are applied to both");
        }

        foreach (var (policy, pod) in connectivity.PoliciesOnHostNetwork())
        {
            error.WriteLine($"note: policy '{policy}' selects '{pod}', which is on the host network; most plugins do not apply it there");
        }

        WriteSkipped(input, error);
    }

    /// <summary>Which kinds were not looked at, if any.</summary>
    internal static void WriteSkipped(ClusterInput input, TextWriter error)
    {
        if (ClusterArguments.Skipped(input) is { Length: > 0 } skipped)
        {
            error.WriteLine("note: " + skipped);
        }
    }
}
