using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Platforms;

/// <summary>What the configuration of an installation changes about its plugin.</summary>
/// <param name="configMaps">The data of ConfigMaps, by namespace and name.</param>
internal sealed class PluginSettings(IReadOnlyDictionary<(string Namespace, string Name), IReadOnlyList<KeyValue>> configMaps)
{
    private const string KindnetTagOfPolicies = "v20240813";

    internal DetectedPlugin Apply(DetectedPlugin plugin, InstalledDaemonSet set) => plugin.Profile.Name switch
    {
        CiliumProfile.Name or AzureCniCiliumProfile.Name or GkeDataplaneV2Profile.Name => Cilium(plugin, set),
        WeaveNetProfile.Name => WeaveNet(plugin, set),
        KubeRouterProfile.Name => set.Containers.Any(container => container.Argument("--run-firewall") == "false")
            ? plugin.NotEnforcing("remove --run-firewall=false from its arguments") : plugin,
        AwsVpcCniProfile.Name => AwsVpcCni(plugin, set),
        KindnetProfile.Name => set.Containers is [{ Tag: { Length: > 0 } tag }, ..] && tag.StartsWith("v20", StringComparison.Ordinal) && string.CompareOrdinal(tag, KindnetTagOfPolicies) < 0
            ? plugin.NotEnforcing("create the cluster with kind 0.24 or later, or with another plugin (disableDefaultCNI)") : plugin,
        _ => plugin,
    };

    private DetectedPlugin Cilium(DetectedPlugin plugin, InstalledDaemonSet set)
    {
        if (Data("cilium-config", set) is null)
        {
            return plugin;
        }

        string? Setting(string key) => this.Setting("cilium-config", key, set);

        var modes = Setting("policy-cidr-match-mode") is { } written ? written.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) : [];
        var options = plugin.Profile.Options with
        {
            IPBlockMatchesNodes = modes.Contains("nodes"),
            IPBlockMatchesPods = modes.Contains("pods"),
            Sctp = plugin.Profile.Name == CiliumProfile.Name ? Setting("enable-sctp") == "true" : plugin.Profile.Options.Sctp,
        };
        var adjusted = plugin with { Profile = plugin.Profile with { Options = options, Capabilities = [.. plugin.Profile.Capabilities.Where(capability => !IsGranted(capability.Feature, options))] } };
        return Setting("enable-policy") == "never" ? adjusted.NotEnforcing("set enable-policy to default in ConfigMap cilium-config")
            : Setting("enable-k8s-networkpolicy") == "false" ? adjusted.NotEnforcing("remove enable-k8s-networkpolicy: \"false\" from ConfigMap cilium-config")
            : Setting("enable-policy") == "always" ? adjusted.Noting("enable-policy is always, so every pod is isolated, also where no policy selects it") with { IsolatesEverything = true }
            : adjusted;
    }

    private static bool IsGranted(PlatformFeature feature, ConnectivityOptions options) => feature switch
    {
        PlatformFeature.IPBlockOfPods => options.IPBlockMatchesPods,
        PlatformFeature.IPBlockOfNodes => options.IPBlockMatchesNodes,
        PlatformFeature.Sctp => options.Sctp,
        _ => false,
    };

    private static DetectedPlugin WeaveNet(DetectedPlugin plugin, InstalledDaemonSet set) =>
        set.Containers.All(container => container.Name != "weave-npc") ? plugin.NotEnforcing("run its container weave-npc")
        : set.Containers.Any(container => container.Variable("EXPECT_NPC") == "0") ? plugin.NotEnforcing("remove EXPECT_NPC=0")
        : plugin;

    private DetectedPlugin AwsVpcCni(DetectedPlugin plugin, InstalledDaemonSet set)
    {
        if (!plugin.Profile.Enforces)
        {
            return plugin;
        }

        var agent = set.Containers.FirstOrDefault(container => container.Name == "aws-eks-nodeagent");
        if (agent?.Argument("--enable-network-policy") != "true")
        {
            return plugin.NotEnforcing("set enableNetworkPolicy: \"true\" on the add-on (argument --enable-network-policy=true of the container aws-eks-nodeagent)");
        }

        if (Setting("amazon-vpc-cni", "enable-network-policy-controller", set) == "false")
        {
            return plugin.NotEnforcing("set enableNetworkPolicy: \"true\" on the add-on; ConfigMap amazon-vpc-cni has enable-network-policy-controller: \"false\", so nothing tells the agents of policies");
        }

        return set.Containers.Any(container => container.Variable("NETWORK_POLICY_ENFORCING_MODE") == "strict")
            ? plugin.Noting("NETWORK_POLICY_ENFORCING_MODE is strict, so every pod starts closed and needs a policy, CoreDNS too")
            : plugin.Noting("NETWORK_POLICY_ENFORCING_MODE is standard, so a new pod is open until its policies are there");
    }

    private string? Setting(string configMap, string key, InstalledDaemonSet set) => Data(configMap, set)?.FirstOrDefault(entry => entry.Key == key)?.Value;

    // A copy in another namespace is somebody's backup.
    private IReadOnlyList<KeyValue>? Data(string configMap, InstalledDaemonSet set) => configMaps.TryGetValue((set.Namespace, configMap), out var data) ? data : null;
}
