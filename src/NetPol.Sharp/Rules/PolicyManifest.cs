using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>A NetworkPolicy object as written, with its parts at hand. What has the wrong type is left out: that is a finding of its own.</summary>
internal sealed class PolicyManifest
{
    private static readonly PolicyType[] s_directions = [PolicyType.Ingress, PolicyType.Egress];

    internal PolicyManifest(ManifestObject root, string defaultNamespace)
    {
        Root = root;
        Metadata = root["metadata"] as ManifestObject;
        Spec = root["spec"] as ManifestObject;
        Name = Text(Metadata?["name"]);
        Namespace = Text(Metadata?["namespace"]) is { Length: > 0 } ns ? ns : defaultNamespace;
        Peers = [.. s_directions.SelectMany(direction => Items(direction, direction == PolicyType.Ingress ? "from" : "to"))];
        Ports = [.. s_directions.SelectMany(direction => Items(direction, "ports"))];
        Selectors = [.. FindSelectors()];
    }

    internal ManifestObject Root { get; }

    internal ManifestObject? Metadata { get; }

    internal ManifestObject? Spec { get; }

    /// <summary>The name; empty when there is none.</summary>
    internal string Name { get; }

    internal string Namespace { get; }

    internal IReadOnlyList<RuleItem> Peers { get; }

    internal IReadOnlyList<RuleItem> Ports { get; }

    internal IReadOnlyList<SelectorItem> Selectors { get; }

    /// <summary>The place of the object, for findings about something that is missing.</summary>
    internal SourceSpan Span => Root.Fields.Count > 0 ? Root.Fields[0].NameSpan : Root.Span;

    /// <summary>The policy as messages name it.</summary>
    public override string ToString() => Namespace + "/" + Name;

    /// <summary>The text of a string; empty for everything else.</summary>
    internal static string Text(ManifestNode? node) => node is ManifestScalar { Kind: ManifestScalarKind.String } scalar ? scalar.Text : "";

    /// <summary>Where the name of a member stands; <c>null</c> when the object has no such member.</summary>
    internal static SourceSpan? NameSpan(ManifestObject node, string name) =>
        node.Fields.LastOrDefault(field => field.Name == name) is { Name: not null } found ? found.NameSpan : null;

    /// <summary>The rules of a direction, as written; nulls included.</summary>
    internal IReadOnlyList<ManifestNode> Rules(PolicyType direction) =>
        Spec?[direction.FieldName()] is ManifestArray list ? list.Items : [];

    /// <summary>An object; one without members where a null is written, as the API server reads it.</summary>
    internal static ManifestObject? AsObject(ManifestNode node) => node switch
    {
        ManifestObject value => value,
        ManifestScalar { Kind: ManifestScalarKind.Null } => new ManifestObject(node.Span, []),
        _ => null,
    };

    /// <summary>Whether the policy says that what a rule finds about it is accepted.</summary>
    internal bool Accepts(string ruleId) => Metadata?["annotations"] is ManifestObject annotations && annotations[WellKnownAnnotations.Accept + ruleId] is not null;

    private IEnumerable<RuleItem> Items(PolicyType direction, string list)
    {
        var rules = Rules(direction);
        for (var rule = 0; rule < rules.Count; rule++)
        {
            if (rules[rule] is not ManifestObject node || node[list] is not ManifestArray items)
            {
                continue;
            }

            for (var index = 0; index < items.Items.Count; index++)
            {
                if (AsObject(items.Items[index]) is { } item)
                {
                    yield return new RuleItem(direction, rule, list, index, item) { IsNull = item != items.Items[index] };
                }
            }
        }
    }

    private IEnumerable<SelectorItem> FindSelectors()
    {
        if (Spec?["podSelector"] is ManifestObject subject)
        {
            yield return new SelectorItem(Peer: null, "podSelector", subject);
        }

        foreach (var peer in Peers)
        {
            foreach (var name in new[] { "podSelector", "namespaceSelector" })
            {
                if (peer.Node[name] is ManifestObject selector)
                {
                    yield return new SelectorItem(peer, name, selector);
                }
            }
        }
    }
}
