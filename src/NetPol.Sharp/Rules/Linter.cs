using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

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
        var findings = new Findings();
        var world = new ManifestWorld(options.DefaultNamespace, policy =>
        {
            var before = findings.All.Count;
            Check(policy, options, findings);
            return !findings.All.Skip(before).Any(finding => finding.IsRejection);
        });
        foreach (var policy in policies)
        {
            world.Add(policy);
        }

        foreach (var document in documents)
        {
            world.Add(document);
        }

        var surroundings = world.Surroundings;
        var input = new LintInput(world.Policies, world.Problems, new RuleWorld(world.Accepted, surroundings.Cluster) { IsOpen = isOpen });
        foreach (var rule in RuleCatalog.Rules.Where(rule => !isOpen || !rule.NeedsEveryPolicy))
        {
            rule.CheckWorld(input, findings);
        }

        return new LintResult(
            [.. Distinct(findings.All).OrderBy(finding => finding.Span).ThenBy(finding => finding.RuleId, StringComparer.Ordinal).ThenBy(finding => finding.Message, StringComparer.Ordinal)],
            world.Policies.Count,
            surroundings.Skipped);
    }

    /// <summary>The policies of documents that the API server takes, each with its namespace.</summary>
    /// <param name="documents">The documents of all files.</param>
    /// <param name="options">What the judgement is made for.</param>
    internal static IReadOnlyList<NetworkPolicy> Accepted(IEnumerable<ManifestDocument> documents, LintOptions options)
    {
        var world = new ManifestWorld(options.DefaultNamespace, policy => !Judge(policy.Root, options).Any(finding => finding.IsRejection));
        foreach (var document in documents)
        {
            world.Add(document);
        }

        return world.Accepted;
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
    public static IReadOnlyList<Finding> Judge(IEnumerable<Proof> proofs)
    {
        var findings = new Findings();
        foreach (var proof in proofs)
        {
            foreach (var rule in RuleCatalog.Rules)
            {
                rule.Check(proof, findings);
            }
        }

        return findings.All;
    }

    // Policies that a program makes share what they were made of, and then what is wrong with it.
    private static IEnumerable<Finding> Distinct(IEnumerable<Finding> findings) =>
        findings.GroupBy(finding => (finding.Span, finding.RuleId, finding.Severity, finding.Message)).Select(same => same.First());

    private static void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        foreach (var rule in RuleCatalog.Rules)
        {
            rule.Check(policy, options, findings);
        }
    }
}
