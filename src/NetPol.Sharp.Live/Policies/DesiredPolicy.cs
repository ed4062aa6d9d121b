using System.Linq;
using System.Text.Json.Nodes;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Live;

/// <summary>A policy that is to be in the cluster, as it is written.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Source">The object as written, with its places.</param>
/// <param name="Policy">What it says.</param>
internal sealed record DesiredPolicy(PolicyKey Key, ManifestObject Source, NetworkPolicy Policy)
{
    // What a server writes; an export of kubectl's holds it.
    private static readonly string[] s_ofServer = ["managedFields", "resourceVersion", "uid", "creationTimestamp", "generation", "selfLink"];

    private const int DnsPort = 53;

    /// <summary>Where the policy is written.</summary>
    internal SourceSpan Span => (Source["metadata"] as ManifestObject)?["name"]?.Span ?? Source.Span;

    /// <summary>The object as it is sent.</summary>
    internal JsonObject Body
    {
        get
        {
            var body = (JsonObject)JsonManifest.Write(Source)!;
            body.Remove("status");
            var metadata = (JsonObject)body["metadata"]!;
            foreach (var name in s_ofServer)
            {
                metadata.Remove(name);
            }

            metadata["namespace"] = Key.Namespace;
            return body;
        }
    }

    /// <summary>Its place among policies that nothing else puts in an order: DNS first, what only isolates last, as files of <c>netpol emit</c> are called.</summary>
    internal int Step => !Policy.Spec.BothRules.Any() ? 2
        : Policy.Spec.BothRules.All(rule => rule.Ports.Count > 0 && rule.Ports.All(port => port.Port is PortNumber { Number: DnsPort })) ? 0
        : 1;

    /// <summary>The fields in which an object of the cluster is not what is written; empty when it is.</summary>
    /// <param name="live">The policy in the cluster.</param>
    internal string[] Differences(NetworkPolicy live) =>
    [
        .. Policy.Metadata.Labels.Where(label => !live.Metadata.Labels.Contains(label)).Select(label => $"metadata.labels['{label.Key}']"),
        .. Policy.Metadata.Annotations.Where(annotation => !live.Metadata.Annotations.Contains(annotation)).Select(annotation => $"metadata.annotations['{annotation.Key}']"),
        .. SpecDifferences(EffectiveSpec.Of(Policy.Spec), EffectiveSpec.Of(live.Spec)),
    ];

    private static System.Collections.Generic.IEnumerable<string> SpecDifferences(NetworkPolicySpec wanted, NetworkPolicySpec live)
    {
        if (wanted.PodSelector != live.PodSelector)
        {
            yield return "spec.podSelector";
        }

        if (wanted.PolicyTypes != live.PolicyTypes)
        {
            yield return "spec.policyTypes";
        }

        if (wanted.Ingress != live.Ingress)
        {
            yield return "spec.ingress";
        }

        if (wanted.Egress != live.Egress)
        {
            yield return "spec.egress";
        }
    }
}
