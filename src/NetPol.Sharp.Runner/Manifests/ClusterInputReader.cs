using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Manifests;

/// <summary>Reads a cluster from documents. A policy that the API server rejects is in no cluster, so it is left out and named.</summary>
internal static class ClusterInputReader
{
    internal static ClusterInput Read(IEnumerable<ManifestDocument> documents, LintOptions options)
    {
        var rejected = new List<Finding>();
        var reading = new ClusterReader(options.DefaultNamespace, policy =>
        {
            var findings = Linter.Judge(policy, options).Where(finding => finding.IsRejection).ToArray();
            rejected.AddRange(findings);
            return findings.Length == 0;
        }).Read(documents);
        rejected.AddRange(reading.Problems.Select(problem => new Finding(RuleIds.ObjectRejected, Severity.Error, problem.Message, problem.Span)));
        return new ClusterInput(reading.Cluster, [.. rejected.OrderBy(finding => finding.Span)], reading.Conflicts, reading.Skipped);
    }
}
