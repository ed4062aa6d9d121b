using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>
/// The common cluster, shaped as that of the upstream suite: namespaces x, y and z with pods a, b and c each, at 10.0.1.1 to 10.0.3.3
/// and fd00:0:0:1::1 to fd00:0:0:3::3.
/// </summary>
internal static class StatementCluster
{
    private const string Container =
        "{name: main, ports: [{name: serve-80-tcp, containerPort: 80, protocol: TCP}, {name: serve-80-udp, containerPort: 80, protocol: UDP}, "
        + "{name: serve-81-tcp, containerPort: 81, protocol: TCP}, {name: serve-81-sctp, containerPort: 81, protocol: SCTP}]}";

    private static readonly string[] s_namespaces = ["x", "y", "z"];
    private static readonly string[] s_pods = ["a", "b", "c"];

    internal static string Manifests { get; } = Write();

    /// <summary>The pods that a name with stars stands for.</summary>
    internal static IEnumerable<string> Named(string pattern)
    {
        if (!pattern.Contains('*', System.StringComparison.Ordinal))
        {
            return [pattern];
        }

        var parts = pattern.Split('/');
        return
            from ns in s_namespaces
            where parts[0] is "*" || parts[0] == ns
            from pod in s_pods
            where parts[1] is "*" || parts[1] == pod
            select ns + "/" + pod;
    }

    /// <summary>A pod as a document of one line; its addresses are those of the common cluster with another last number.</summary>
    internal static string Pod(string ns, string name, string labels, int number, string spec = "containers: []", string status = "phase: Running") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{{apiVersion: v1, kind: Pod, metadata: {{name: {name}, namespace: '{ns}', labels: {labels}}}, spec: {{{spec}}}, status: {{{status}, podIP: 10.0.{Index(ns)}.{number}, podIPs: [{{ip: 10.0.{Index(ns)}.{number}}}, {{ip: 'fd00:0:0:{Index(ns)}::{number}'}}]}}}}");

    private static string Write()
    {
        var text = new StringBuilder();
        foreach (var ns in s_namespaces)
        {
            text.Append("---\n{apiVersion: v1, kind: Namespace, metadata: {name: '").Append(ns).Append("', labels: {ns: '").Append(ns).Append("'}}}\n");
            for (var index = 0; index < s_pods.Length; index++)
            {
                text.Append("---\n").Append(Pod(ns, s_pods[index], "{pod: " + s_pods[index] + "}", index + 1, "containers: [" + Container + "]")).Append('\n');
            }
        }

        return text.ToString();
    }

    private static int Index(string ns) => System.Array.IndexOf(s_namespaces, ns) + 1;
}
