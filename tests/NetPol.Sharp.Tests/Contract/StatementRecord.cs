using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Tests.Reference;

namespace NetPol.Sharp.Tests.Contract;

/// <summary>A statement, and the test's own record of what it says.</summary>
internal sealed record StatementRecord
{
    internal required string Text { get; init; }

    internal required PolicyStatement Statement { get; init; }

    /// <summary>The namespace of the innermost binding, or <c>null</c> for none.</summary>
    internal required string? Binding { get; init; }

    internal IReadOnlyList<EndRecord> From { get; init; } = [];

    internal IReadOnlyList<EndRecord> To { get; init; } = [];

    internal Func<Endpoint, Probe, bool> Ports { get; init; } = (_, _) => false;

    internal bool WritesIngress { get; init; }

    internal bool WritesEgress { get; init; }

    /// <summary>Namespaces that it isolates as a whole, by direction.</summary>
    internal IReadOnlyList<(string Namespace, string Direction)> Denies { get; init; } = [];

    internal bool Says(Endpoint source, Endpoint destination, Probe probe) =>
        From.Any(end => end.Matches(source)) && To.Any(end => end.Matches(destination)) && Ports(destination, probe);

    /// <summary>Whether it has a rule for the pod in a direction: the pod is a subject, in a managed namespace.</summary>
    internal bool Touches(Endpoint pod, string direction, IReadOnlySet<string> managed) =>
        direction == "Ingress"
            ? WritesIngress && IsSubject(To, pod, managed)
            : WritesEgress && IsSubject(From, pod, managed);

    internal bool AddsSomething(IReadOnlySet<string> managed) =>
        Denies.Count > 0
        || (WritesIngress && To.Any(end => end.SubjectNamespace is { } ns && managed.Contains(ns)))
        || (WritesEgress && From.Any(end => end.SubjectNamespace is { } ns && managed.Contains(ns)));

    private static bool IsSubject(IReadOnlyList<EndRecord> ends, Endpoint pod, IReadOnlySet<string> managed) =>
        pod.Namespace is { } ns && managed.Contains(ns) && ends.Any(end => end.SubjectNamespace == ns && end.Matches(pod));
}
