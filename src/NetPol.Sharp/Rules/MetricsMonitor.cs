using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>A ServiceMonitor or PodMonitor of the Prometheus operator.</summary>
/// <param name="IsOfPods">Whether it selects pods, and not Services.</param>
/// <param name="Name">Its namespace and name.</param>
/// <param name="Namespaces">The namespaces in which it selects something; <c>null</c> for all.</param>
/// <param name="Selector">What it selects.</param>
/// <param name="Ports">The ports of its endpoints: names of the Service's ports or the containers', or of pods as their name or number.</param>
/// <param name="Span">Where its name stands.</param>
internal sealed record MetricsMonitor(bool IsOfPods, string Name, IReadOnlyList<string>? Namespaces, LabelSelector Selector, IReadOnlyList<MetricsPort> Ports, SourceSpan Span)
{
    /// <summary>Its kind.</summary>
    internal string Kind => IsOfPods ? "PodMonitor" : "ServiceMonitor";
}
