using System.Linq;
using System.Text.Json.Nodes;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Live;

/// <summary>What applying a policy comes to, as the server's dry run says.</summary>
/// <param name="Desired">The policy.</param>
/// <param name="Before">The policy in the cluster; <c>null</c> when there is none.</param>
/// <param name="After">What it would be.</param>
/// <param name="Manager">The field manager who applies it.</param>
internal sealed record PlannedPolicy(DesiredPolicy Desired, LiveObject? Before, LiveObject After, string Manager)
{
    /// <summary>What is done.</summary>
    internal string Word => Before is null ? "create"
        : !JsonNode.DeepEquals(Before.Json, After.Json) ? "change"
        : Before.Appliers.Contains(Manager) ? "unchanged"
        : "take over";

    /// <summary>The same once it is done.</summary>
    internal string PastWord => Word == "take over" ? "taken over" : Word + "d";

    /// <summary>Whether there is nothing to do.</summary>
    internal bool IsUnchanged => Word == "unchanged";

    /// <summary>What the policy says then. Something on the way, an admission webhook, may have made it another one than is written.</summary>
    internal NetworkPolicy Model =>
        NetworkPolicyDecoder.TryDecode((ManifestObject)JsonManifest.Of(After.Json)) is { } made && Desired.Differences(made).Length > 0
            ? made
            : Desired.Policy.InNamespaceIfUnnamed(Desired.Key.Namespace);
}
