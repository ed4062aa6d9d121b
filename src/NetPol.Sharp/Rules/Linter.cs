using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules.Usage;

namespace NetPol.Sharp.Rules;

/// <summary>Judges manifests by every rule.</summary>
public static class Linter
{
    /// <summary>Judges documents that are given to one cluster together.</summary>
    /// <param name="documents">The documents of all files.</param>
    /// <param name="options">What the judgement is made for.</param>
    /// <returns>What was found, by file, line and column.</returns>
    public static LintResult Lint(IEnumerable<ManifestDocument> documents, LintOptions options) => Lint([], documents, options, isOpen: false);

    /// <summary>Judges policies that a program makes, together with documents.</summary>
    /// <param name="policies">The policies that no document holds.</param>
    /// <param name="documents">The documents of all files.</param>
    /// <param name="options">What the judgement is made for.</param>
    /// <param name="isOpen">Whether the cluster gets policies that are not known here; only what none of them could change is reported.</param>
    /// <returns>What was found, by file, line and column.</returns>
    public static LintResult Lint(IEnumerable<NetworkPolicy> policies, IEnumerable<ManifestDocument> documents, LintOptions options, bool isOpen)
    {
        var manifests = JudgedManifests.Of(documents, options);
        NetworkPolicy[] made = [.. policies.Select(policy => policy.InNamespaceIfUnnamed(options.DefaultNamespace))];
        PolicyIdentity[] identities = [.. made.Select(PolicyIdentity.Of), .. manifests.Identities];
        var found = manifests.Judge(identities, LastOfEachName([.. made, .. manifests.Accepted]), manifests.Problems, isOpen);
        return new LintResult(
            [.. Distinct(manifests.Findings.Concat(found)).OrderBy(finding => finding.Span).ThenBy(finding => finding.RuleId, StringComparer.Ordinal).ThenBy(finding => finding.Message, StringComparer.Ordinal)],
            identities.Length,
            manifests.Surroundings.Skipped);
    }

    /// <summary>Of policies with one name the last one, which is what the cluster has in the end.</summary>
    /// <param name="policies">The policies, in the order in which they are applied.</param>
    internal static IEnumerable<NetworkPolicy> LastOfEachName(IReadOnlyList<NetworkPolicy> policies)
    {
        var last = new Dictionary<(NamespaceName Namespace, string Name), NetworkPolicy>();
        foreach (var policy in policies)
        {
            last[(policy.Metadata.Namespace, policy.Metadata.Name)] = policy;
        }

        return last.Count == policies.Count ? policies : last.Values;
    }

    /// <summary>Judges one NetworkPolicy by itself.</summary>
    /// <param name="policy">An object of kind NetworkPolicy.</param>
    /// <param name="options">What the judgement is made for.</param>
    /// <returns>What was found, in the order of the rules.</returns>
    public static IReadOnlyList<Finding> Judge(ManifestObject policy, LintOptions options)
    {
        var findings = new Findings();
        Check(new PolicyManifest(policy, options.DefaultNamespace), options, findings);
        return findings.All;
    }

    /// <summary>Judges what is known of assertions.</summary>
    /// <param name="proofs">What is known of them.</param>
    /// <returns>What was found, in the order of the assertions.</returns>
    public static IReadOnlyList<Finding> Judge(IEnumerable<Proof> proofs) => Judge(proofs, checksAcceptances: false);

    /// <summary>Judges what is known of assertions.</summary>
    /// <param name="proofs">What is known of them.</param>
    /// <param name="checksAcceptances">Whether to report acceptances that suppress nothing.</param>
    internal static IReadOnlyList<Finding> Judge(IEnumerable<Proof> proofs, bool checksAcceptances)
    {
        var all = new List<Finding>();
        foreach (var proof in proofs)
        {
            var findings = new Findings();
            foreach (var rule in RuleCatalog.Rules)
            {
                rule.Check(proof, findings);
            }

            // A violated assertion is an error, which nobody can accept.
            var accepted = findings.All.Where(finding => finding.Severity < Severity.Error && proof.Assertion.Accepted.Contains(finding.RuleId)).ToArray();
            all.AddRange(findings.All.Except(accepted));
            if (checksAcceptances)
            {
                all.AddRange(proof.Assertion.Accepted.Where(id => !Array.Exists(accepted, finding => finding.RuleId == id)).Select(id => AcceptanceOfNothingRule.Of(proof, id)));
            }
        }

        return all;
    }

    // Policies that a program makes share what they were made of, and then what is wrong with it.
    private static IEnumerable<Finding> Distinct(IEnumerable<Finding> findings) =>
        findings.GroupBy(finding => (finding.Span, finding.RuleId, finding.Severity, finding.Message)).Select(same => same.First());

    /// <summary>Judges one policy by itself.</summary>
    internal static void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        foreach (var rule in RuleCatalog.Rules)
        {
            rule.Check(policy, options, findings);
        }
    }
}
