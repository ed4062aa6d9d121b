using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>What documents hold, each of their policies judged by itself. Worlds are judged on top of it, as often as one likes.</summary>
internal sealed class JudgedManifests
{
    private readonly Findings _findings = new();
    private readonly ManifestWorld _world;
    private readonly LintOptions _options;

    private JudgedManifests(IEnumerable<ManifestDocument> documents, LintOptions options)
    {
        _options = options;
        _world = new ManifestWorld(options.DefaultNamespace, policy =>
        {
            var before = _findings.All.Count;
            Linter.Check(policy, options, _findings);
            return !_findings.All.Skip(before).Any(finding => finding.IsRejection);
        });
        foreach (var document in documents)
        {
            _world.Add(document);
        }

        Surroundings = _world.Surroundings;

        // What could not be read may be the very workload that something else is said not to match.
        Known = _world.Problems.Count + Surroundings.Problems.Count == 0
            ? new KnownCluster(Surroundings.Cluster, _world.Others)
            : new KnownCluster(new Cluster(), new OtherWorkloads(options.DefaultNamespace));
    }

    /// <summary>The platform that they are judged for; <c>null</c> when nothing is known of it.</summary>
    internal PlatformProfile? Platform => _options.Platform;

    /// <summary>What was found in single policies.</summary>
    internal IReadOnlyList<Finding> Findings => _findings.All;

    /// <summary>Which NetworkPolicy objects there are.</summary>
    internal IReadOnlyList<PolicyIdentity> Identities => _world.Policies;

    /// <summary>The policies that the API server takes, each with its namespace.</summary>
    internal IReadOnlyList<NetworkPolicy> Accepted => _world.Accepted;

    /// <summary>The documents that cannot be read.</summary>
    internal IReadOnlyList<ManifestProblem> Problems => _world.Problems;

    /// <summary>What there is besides policies.</summary>
    internal ClusterReading Surroundings { get; }

    /// <summary>The same, to be asked what a selector matches.</summary>
    internal KnownCluster Known { get; }

    internal static JudgedManifests Of(IEnumerable<ManifestDocument> documents, LintOptions options) => new(documents, options);

    /// <summary>Judges the policies of a world together.</summary>
    /// <param name="identities">Which policies there are.</param>
    /// <param name="policies">The policies that the API server takes, of each name one.</param>
    /// <param name="problems">The documents to complain of.</param>
    /// <param name="isOpen">Whether policies are missing.</param>
    internal IReadOnlyList<Finding> Judge(IReadOnlyList<PolicyIdentity> identities, IEnumerable<NetworkPolicy> policies, IReadOnlyList<ManifestProblem> problems, bool isOpen)
    {
        var findings = _findings.Continue();
        var input = new LintInput(identities, problems, new RuleWorld(policies, Surroundings.Cluster, Known) { Others = _world.OtherObjects, Platform = _options.Platform, IsOpen = isOpen });
        foreach (var rule in RuleCatalog.Rules.Where(rule => _options.Reports(rule.Descriptor) && (!isOpen || !rule.NeedsEveryPolicy)))
        {
            rule.CheckWorld(input, findings);
        }

        return findings.All;
    }
}
