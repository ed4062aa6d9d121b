using System.Globalization;

namespace NetPol.Sharp.Benchmarks;

/// <summary>
/// The policies that every benchmark makes: a ring of subjects, twenty a namespace, each of which may open connections to the next.
/// So every subject gets one policy with one ingress and one egress rule, and one edge in twenty crosses namespaces.
/// </summary>
internal static class Workload
{
    internal const int Policies = 5000;
    internal const int SubjectsPerNamespace = 20;

    internal static int NamespaceOf(int subject) => subject / SubjectsPerNamespace;

    // Padded, so that the order of numbers is the order in which NetPol.Sharp sorts names.
    internal static string NamespaceName(int ns) => "team-" + ns.ToString("D5", CultureInfo.InvariantCulture);

    internal static string App(int subject) => "app-" + (subject % SubjectsPerNamespace).ToString("D2", CultureInfo.InvariantCulture);

    internal static int PortOf(int subject) => 8000 + (subject % SubjectsPerNamespace);
}
