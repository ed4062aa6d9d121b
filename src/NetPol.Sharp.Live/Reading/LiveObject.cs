using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Live;

/// <summary>An object of the cluster.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Json">What is kept of it.</param>
/// <param name="Uid">Its identity, which a second object of the same name does not have.</param>
/// <param name="Version">The state that was seen (<c>metadata.resourceVersion</c>).</param>
/// <param name="Appliers">The field managers that applied it (<c>metadata.managedFields</c>), kubectl's client-side apply included.</param>
internal sealed record LiveObject(ResourceKind Kind, JsonObject Json, string Uid, string Version, IReadOnlyList<string> Appliers)
{
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    // What plugins are told by variables; others may be passwords.
    private static readonly string[] s_variables = ["EXPECT_NPC", "NETWORK_POLICY_ENFORCING_MODE"];

    private static readonly string[] s_containers = ["containers", "initContainers"];

    internal string Name => Text(Json["metadata"]?["name"]);

    /// <summary>The namespace; empty for objects of the cluster.</summary>
    internal string Namespace => Text(Json["metadata"]?["namespace"]);

    /// <summary>The object's key, if it is a policy.</summary>
    internal PolicyKey PolicyKey => new(Namespace, Name);

    /// <summary>The object as the readers of manifests take it.</summary>
    internal ManifestDocument Document => new(JsonManifest.Of(Json), Problem: null);

    /// <summary>Takes what is kept of an object that the server sent.</summary>
    internal static LiveObject Of(ResourceKind kind, JsonObject sent)
    {
        // Items of lists carry neither version nor kind.
        var kept = new JsonObject { ["apiVersion"] = kind.ApiVersion, ["kind"] = kind.Kind };
        foreach (var (name, value) in kind.Fields.Of(sent))
        {
            kept[name] = value?.DeepClone();
        }

        var metadata = sent["metadata"] as JsonObject;
        if (kept["metadata"]?["annotations"] is JsonObject annotations)
        {
            annotations.Remove(LastApplied);
            K3sArguments.Reduce(annotations);
            if (annotations.Count == 0)
            {
                ((JsonObject)kept["metadata"]!).Remove("annotations");
            }
        }

        RemoveSecrets(kept["spec"]?["template"]?["spec"] as JsonObject);
        return new LiveObject(kind, kept, Text(metadata?["uid"]), Text(metadata?["resourceVersion"]), [.. AppliersOf(metadata)]);
    }

    private static void RemoveSecrets(JsonObject? pod)
    {
        var containers = s_containers.SelectMany(list => (pod?[list] as JsonArray) ?? []).OfType<JsonObject>();
        foreach (var container in containers)
        {
            if (container["env"] is JsonArray variables)
            {
                container["env"] = new JsonArray([.. variables.Where(variable => s_variables.Contains(Text(variable?["name"]))).Select(variable => variable!.DeepClone())]);
            }

            PluginArguments.Reduce(container);
        }
    }

    private static IEnumerable<string> AppliersOf(JsonObject? metadata) => ((metadata?["managedFields"] as JsonArray) ?? [])
        .Where(entry => Text(entry?["operation"]) == "Apply" || entry?["fieldsV1"]?["f:metadata"]?["f:annotations"]?["f:" + LastApplied] is not null)
        .Select(entry => Text(entry?["manager"]))
        .Distinct();

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
