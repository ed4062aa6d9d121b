using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Live;

/// <summary>The policies that are to be in the cluster.</summary>
/// <param name="Policies">The policies, in the order in which they are applied.</param>
/// <param name="Rejections">Why the API server would not take some of them; then nothing is sent.</param>
/// <param name="Skipped">How many objects of other kinds there are.</param>
internal sealed record DesiredPolicies(IReadOnlyList<DesiredPolicy> Policies, IReadOnlyList<Finding> Rejections, IReadOnlyDictionary<string, int> Skipped)
{
    /// <summary>Reads policies from documents.</summary>
    internal static DesiredPolicies Read(IEnumerable<ManifestDocument> documents, LintOptions options)
    {
        ManifestDocument[] all = [.. documents];
        var judged = Linter.Lint(all, options);
        // What cannot be read is among the findings.
        var policies =
            from document in all
            from item in ManifestItem.Open(document, _ => { })
            where item.IsPolicy
            let policy = NetworkPolicyDecoder.TryDecode(item.Object)?.InNamespaceIfUnnamed(options.DefaultNamespace)
            where policy is not null
            let desired = new DesiredPolicy(new PolicyKey(policy.Metadata.Namespace.Text, policy.Metadata.Name), item.Object, policy)
            orderby desired.Step, desired.Key
            select desired;
        return new DesiredPolicies([.. policies], [.. judged.Findings.Where(finding => finding.IsRejection)], judged.Skipped);
    }

    /// <summary>The objects that are not looked at, for a note; empty when there are none.</summary>
    internal string SkippedWords => string.Join(", ", Skipped.Where(entry => entry.Value > 0).Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Value} {entry.Key}")));
}
