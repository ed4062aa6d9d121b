using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Engine;
using NetPol.Sharp.Manifests;
using NetPol.Sharp.Model;
using NetPol.Sharp.Platforms;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Cli.Reports.Doctor;

/// <summary>What a cluster's plugins make of its policies.</summary>
/// <param name="Diagnosis">The plugins.</param>
/// <param name="Input">The cluster.</param>
/// <param name="Findings">Which policies do not do there what they say.</param>
/// <param name="Uncovered">The workloads that no policy isolates in some direction.</param>
/// <param name="Pods">How many workloads there are that policies apply to.</param>
internal sealed record Examination(PlatformDiagnosis Diagnosis, ClusterInput Input, IReadOnlyList<Finding> Findings, IReadOnlyList<UncoveredWorkload> Uncovered, int Pods)
{
    private static readonly HashSet<string> s_aboutPlatforms =
        [RuleIds.DnsNotOfPlatform, RuleIds.FeatureNotSupported, RuleIds.PoliciesNotEnforced, RuleIds.AddressInsideCluster, RuleIds.ServicePortDiffers];

    /// <summary>What of the cluster may not be read, a sentence each.</summary>
    internal IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The same, without what nobody can say who does not know the policies.</summary>
    internal Examination WithoutPolicies() => this with { Findings = [], Uncovered = [], KnowsPolicies = false };

    /// <summary>Whether the policies of the cluster are known.</summary>
    internal bool KnowsPolicies { get; private init; } = true;

    internal IReadOnlyList<NetworkPolicy> Policies => Input.Cluster.NetworkPolicies;

    /// <summary>Whether it is known that policies have an effect, or that they have none.</summary>
    internal bool IsKnown => Diagnosis.Plugins.Count > 0;

    /// <summary>Whether nothing is wrong.</summary>
    internal bool IsFine => Diagnosis.Enforces && Missing.Count == 0 && Findings.Count == 0 && Input.Rejected.Count == 0;

    internal static Examination Of(IReadOnlyList<ManifestDocument> documents, LintOptions options)
    {
        var detector = new PluginDetector(options.DefaultNamespace);
        foreach (var item in documents.SelectMany(document => ManifestItem.Open(document, _ => { })))
        {
            detector.Add(item);
        }

        var diagnosis = detector.Result();
        var input = ClusterInputReader.Read(documents, options);

        // What every plugin that enforces makes of the policies; where none does, that.
        var judges = diagnosis.Enforces ? diagnosis.Enforcing : diagnosis.Plugins.Take(1);
        var findings = judges.Select(plugin => plugin.Profile with { Dns = diagnosis.Dns == DnsVariant.Unspecified ? plugin.Profile.Dns : diagnosis.Dns })
            .SelectMany(platform => Linter.Lint(documents, options with { Platform = platform }).Findings)
            .Where(finding => s_aboutPlatforms.Contains(finding.RuleId)).Distinct().OrderBy(finding => finding.Span);
        var subjects = new PodDirectory(input.Cluster) is var directory ? directory.Pods.OfType<Pod>().Where(pod => pod is { HasCompleted: false, Template.HostNetwork: false }).ToArray() : [];
        ConnectivityOptions[] plugins = [.. diagnosis.Enforcing.Select(plugin => plugin.Profile.Options)];
        return new Examination(
            diagnosis,
            input,
            [.. findings],
            diagnosis.Enforcing.Any(plugin => plugin.IsolatesEverything) ? [] : [.. subjects.Select(pod => UncoveredWorkload.Of(pod, directory.WorkloadOf(pod), input.Cluster.NetworkPolicies, plugins)).OfType<UncoveredWorkload>().Distinct().OrderBy(workload => workload.Name, System.StringComparer.Ordinal)],
            subjects.Select(directory.WorkloadOf).Distinct().Count());
    }
}
