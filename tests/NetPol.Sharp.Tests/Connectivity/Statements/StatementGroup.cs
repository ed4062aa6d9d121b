using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Verdicts about one set of policies in the common cluster.</summary>
internal sealed class StatementGroup
{
    private readonly string _documents;
    private readonly string _verdicts;

    /// <param name="statements">The statements that fix the verdicts.</param>
    /// <param name="documents">
    /// One document a line: <c>x {…}</c> is a policy of namespace x with that spec, <c>x</c> one without a spec, <c>{…}</c> an object as it stands.
    /// </param>
    /// <param name="verdicts">
    /// One line each, <c>+</c> for allowed and <c>-</c> for denied: <c>- x/b y/* > x/a 8.8.8.8 : 80/TCP 81/TCP</c>. A star stands for every name
    /// of the common cluster, without loopback; later lines override earlier ones.
    /// </param>
    internal StatementGroup(string statements, string documents, string verdicts)
    {
        Statements = statements;
        _documents = documents;
        _verdicts = verdicts;
    }

    internal string Statements { get; }

    /// <summary>The upstream test that the group follows.</summary>
    internal string? Test { get; init; }

    internal ReferenceSwitches Switches { get; init; } = new();

    internal string Manifests
    {
        get
        {
            var text = new StringBuilder(StatementCluster.Manifests);
            var number = 0;
            foreach (var line in Lines(_documents))
            {
                text.Append("---\n").Append(line.StartsWith('{') ? line : Policy(line, ++number)).Append('\n');
            }

            return text.ToString();
        }
    }

    internal IEnumerable<StatementCase> Cases()
    {
        var manifests = Manifests;
        var cases = new Dictionary<string, StatementCase>(StringComparer.Ordinal);
        foreach (var one in Lines(_verdicts).SelectMany(line => CasesOf(line, manifests)))
        {
            cases[$"{one.From} {one.To} {one.Port} {one.Protocol} {one.Family}"] = one;
        }

        return cases.Values;
    }

    private IEnumerable<StatementCase> CasesOf(string line, string manifests)
    {
        var parts = line[1..].Split([" > ", " : "], StringSplitOptions.None);
        var family = line.EndsWith(" IPv6", StringComparison.Ordinal) || Words(parts[0] + " " + parts[1]).Any(end => end.Contains(':', StringComparison.Ordinal)) ? "IPv6" : "IPv4";
        return
            from source in Words(parts[0])
            from destination in Words(parts[1])
            from port in Words(parts[2].Replace("IPv6", "", StringComparison.Ordinal))
            let isWild = (source + destination).Contains('*', StringComparison.Ordinal)
            from oneSource in StatementCluster.Named(source)
            from oneDestination in StatementCluster.Named(destination)
            where !isWild || oneSource != oneDestination
            let slash = port.IndexOf('/', StringComparison.Ordinal)
            select new StatementCase(
                Statements, manifests, Switches, oneSource, oneDestination, port[(slash + 1)..], int.Parse(port[..slash], CultureInfo.InvariantCulture), family, line[0] == '+');
    }

    private static string Policy(string line, int number)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var (ns, spec) = space < 0 ? (line, "") : (line[..space], ", spec: " + line[(space + 1)..]);
        return string.Create(CultureInfo.InvariantCulture, $"{{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{name: policy{number}, namespace: '{ns}'}}{spec}}}");
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
