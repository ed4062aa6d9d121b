using System.Collections.Generic;
using System.IO;
using NetPol.Sharp.Manifests;

namespace NetPol.Sharp.Cli.Reports.Proofs;

/// <summary>What an answer about every pod that could exist was given for, on standard error.</summary>
internal static class ProofNotes
{
    internal static void Write(ClusterInput input, IReadOnlyList<string> switches, TextWriter error)
    {
        if (switches.Count > 0)
        {
            error.WriteLine("note: for a network plugin with " + string.Join(", ", switches));
        }

        if (input.Cluster.NetworkPolicies.Count == 0)
        {
            error.WriteLine("note: there are no NetworkPolicies in what was read, so everything is allowed");
        }

        ClusterNotes.WriteSkipped(input, error);
    }
}
