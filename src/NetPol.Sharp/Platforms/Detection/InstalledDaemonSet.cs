using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Platforms;

/// <summary>A DaemonSet, as far as it tells which plugin it is.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Labels">Its labels and those of its pods.</param>
/// <param name="Containers">Its containers, those that run as long as the pod.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record InstalledDaemonSet(string Namespace, string Name, IReadOnlyList<KeyValue> Labels, IReadOnlyList<InstalledContainer> Containers, SourceSpan Span)
{
    /// <summary>The DaemonSet as messages name it.</summary>
    public override string ToString() => $"DaemonSet {Namespace}/{Name}";

    internal static InstalledDaemonSet Read(ManifestObject root, string defaultNamespace)
    {
        var metadata = Reading.At(root, "metadata");
        var template = Reading.At(root, "spec", "template");
        return new InstalledDaemonSet(
            Reading.Text(metadata?["namespace"]) is { Length: > 0 } ns ? ns : defaultNamespace,
            Reading.Text(metadata?["name"]),
            [.. Reading.Pairs(metadata?["labels"]), .. Reading.Pairs(Reading.At(template, "metadata")?["labels"])],
            [.. Reading.Items(Reading.At(template, "spec")?["containers"]).Select(Container)],
            root.Span);
    }

    internal bool HasLabel(string key, string value) => Labels.Any(label => label.Key == key && label.Value == value);

    private static InstalledContainer Container(ManifestObject container) => new(
        Reading.Text(container["name"]),
        Reading.Text(container["image"]),
        [.. Reading.Texts(container["command"]), .. Reading.Texts(container["args"])],
        [.. Reading.Items(container["env"]).Select(variable => new KeyValue(Reading.Text(variable["name"]), Reading.Text(variable["value"])))]);
}
