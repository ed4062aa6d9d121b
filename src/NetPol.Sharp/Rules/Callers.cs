using System;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Which peers of a rule could be those that connect without being pods of the application.</summary>
internal static class Callers
{
    private const string KubeSystem = "kube-system";

    private static readonly string[] s_controllers =
    [
        "ambassador", "apisix", "caddy", "cloudflared", "contour", "emissary", "envoy", "gateway", "haproxy", "ingress", "istio", "kong", "nginx", "ngrok", "proxy", "router", "skipper", "tailscale",
        "traefik", "tunnel", "waypoint",
    ];

    private static readonly string[] s_scrapers = ["agent", "alloy", "collector", "metrics", "monitor", "opentelemetry", "otel", "prom", "scrape", "telegraf", "victoria", "vmsingle"];

    /// <summary>Whether a peer could be clients outside the cluster.</summary>
    internal static bool MayBeOutside(NetworkPolicyPeer peer) => peer is IPBlock;

    /// <summary>Whether a peer could be an ingress controller, which most often is in a namespace of its own, or a load balancer.</summary>
    internal static bool MayBeController(NetworkPolicyPeer peer, string ns, KnownCluster known) => MayBe(peer, ns, known, s_controllers);

    /// <summary>Whether a peer could be Prometheus or the like.</summary>
    internal static bool MayBeScraper(NetworkPolicyPeer peer, string ns, KnownCluster known) => MayBe(peer, ns, known, s_scrapers);

    /// <summary>Whether a peer could be the API server: addresses, or the agents in kube-system that some clouds have forward its calls.</summary>
    internal static bool MayBeApiServer(NetworkPolicyPeer peer, string ns, KnownCluster known) =>
        peer is not SelectorPeer pods || (pods.NamespaceSelector.IsAbsent
            ? ns == KubeSystem || known.Pods(ns, pods.PodSelector).Any(pod => pod.Pod.Template.HostNetwork)
            : SelectorReason.Matches(pods.NamespaceSelector, known.Labels(KubeSystem)) || NamespaceLabels.LikeNames.Any(key => SelectorReason.Matches(pods.NamespaceSelector, [new KeyValue(key, KubeSystem)])));

    // Somebody elsewhere may be anybody. What is on the host network is no pod to policies, so what such a peer admits cannot be said.
    private static bool MayBe(NetworkPolicyPeer peer, string ns, KnownCluster known, string[] words) =>
        peer is not SelectorPeer { NamespaceSelector.IsAbsent: true } own
        || Holds(own.PodSelector.ToString(), words)
        || known.Pods(ns, own.PodSelector).Any(pod => pod.Pod.Template.HostNetwork || Holds(pod.Pod.Name, words) || pod.Labels.Any(label => Holds(label.Key, words) || Holds(label.Value, words)));

    private static bool Holds(string text, string[] words) => Array.Exists(words, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
