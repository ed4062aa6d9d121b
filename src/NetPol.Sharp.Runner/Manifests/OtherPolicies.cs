using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Manifests;

/// <summary>Policies that a cluster has besides those that are emitted.</summary>
internal static class OtherPolicies
{
    /// <summary>The policies in a file or folder that the API server takes. One that cannot be read is an error, because an assertion must not be taken for proven without it.</summary>
    /// <exception cref="UsageException">There is no such file, or a document or policy in it is wrong.</exception>
    internal static IReadOnlyList<NetworkPolicy> Read(string path, RunContext context)
    {
        var judged = JudgedManifests.Of(ManifestFiles.Read([Path.GetFullPath(Path.Combine(context.Folder, path))], Stream.Null), new LintOptions { StrictCidr = false });
        var wrong = judged.Problems.Select(problem => $"{problem.Span}: {problem.Message}").Concat(judged.Findings.Where(finding => finding.IsRejection).Select(finding => $"{finding.Span}: {finding.Message}"));
        return wrong.FirstOrDefault() is { } first ? throw new UsageException(first) : judged.Accepted;
    }
}
