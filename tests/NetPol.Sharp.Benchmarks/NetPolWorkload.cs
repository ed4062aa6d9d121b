using System;
using System.Linq;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Benchmarks;

/// <summary>The workload in this library's language: one sentence for each edge of the ring.</summary>
internal static class NetPolWorkload
{
    internal static PolicySet Set(int policies) =>
        [.. Enumerable.Range(0, Workload.NamespaceOf(policies - 1) + 1).SelectMany(ns => OfNamespace(ns, policies))];

    private static PolicySet OfNamespace(int ns, int policies)
    {
        var first = ns * Workload.SubjectsPerNamespace;
        var count = Math.Min(Workload.SubjectsPerNamespace, policies - first);
        return InNamespace(Workload.NamespaceName(ns), [.. Enumerable.Range(first, count).Select(subject => Edge(subject, (subject + 1) % policies))]);
    }

    private static AllowStatement Edge(int subject, int next)
    {
        var pods = Pods("app=" + Workload.App(next));
        var ns = Workload.NamespaceOf(next);
        var target = ns == Workload.NamespaceOf(subject) ? pods : pods.In(Workload.NamespaceName(ns));
        return Allow.From("app=" + Workload.App(subject)).To(target).OnTcp(Workload.PortOf(next));
    }
}
