using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Engine;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>
/// Says why. Reads the policies one by one as the API describes them, with none of the engine's tables, so that the two check each other.
/// </summary>
internal sealed class Explainer(Connectivity connectivity, bool loopback = true)
{
    private readonly ConnectivityOptions _options = connectivity.Options;

    internal Explanation Explain(ConnectionEnd from, ConnectionEnd to, Protocol protocol, int port, IPFamily family, Verdict verdict)
    {
        var connection = new Question(from, to, protocol, port, family);
        return new Explanation
        {
            From = from,
            To = to,
            Protocol = protocol,
            Port = port,
            Family = family,
            Verdict = verdict,
            Egress = Side(PolicyType.Egress, from, to, connection),
            Ingress = Side(PolicyType.Ingress, to, from, connection),
            Notes = EquatableArray.From(Notes(connection)),
        };
    }

    internal SideExplanation Egress(ConnectionEnd from, ConnectionEnd to, Protocol protocol, int port, IPFamily family) =>
        Side(PolicyType.Egress, from, to, new Question(from, to, protocol, port, family));

    private SideExplanation Side(PolicyType direction, ConnectionEnd self, ConnectionEnd peer, Question question)
    {
        if (Exemption(direction, self, peer, question.Family) is { } exemption)
        {
            return new SideExplanation { Direction = direction, IsAllowed = true, Exemption = exemption };
        }

        var inNamespace = connectivity.AsRead.Where(policy => PolicyReading.NamespaceOf(policy) == self.Pod!.Namespace && !PolicyReading.IsDropped(policy, _options)).ToArray();
        var selecting = inNamespace.Where(policy => SelectorReason.Matches(policy.Spec.PodSelector, self.Pod!.Template.Labels)).ToArray();
        var isolating = selecting.Where(policy => PolicyReading.Isolates(policy.Spec, direction, _options)).ToArray();
        if (isolating.Length == 0)
        {
            return new SideExplanation { Direction = direction, IsAllowed = true };
        }

        var rules = selecting.SelectMany(policy => Rules(policy, direction)).ToArray();
        var admitting = rules.Where(rule => Lacks(rule, peer, question).Count == 0).ToArray();
        return new SideExplanation
        {
            Direction = direction,
            IsAllowed = admitting.Length > 0,
            IsolatedBy = EquatableArray.From(isolating),
            AdmittedBy = EquatableArray.From(admitting),
            NearMisses = admitting.Length > 0 ? [] : EquatableArray.From(NearMisses(rules, selecting, inNamespace, direction, self, peer, question)),
        };
    }

    private string? Exemption(PolicyType direction, ConnectionEnd self, ConnectionEnd peer, IPFamily family)
    {
        if (self.Pod is not { } pod)
        {
            return self.IsNode ? "it is a node, to which no policy applies" : "it is no pod, so no policy applies";
        }

        if (loopback && self.Index >= 0 && self.Index == peer.Index)
        {
            return "a pod always reaches itself";
        }

        if (IsNodeToPolicies(pod))
        {
            return "it is on the host network, where most plugins see its node and apply no policy";
        }

        if (!_options.Enforces(family))
        {
            return $"the plugin knows no policies over {family}";
        }

        return connectivity.IsExempt(direction, pod, peer)
            ? direction == PolicyType.Ingress ? "a pod's own node always reaches it" : "a pod always reaches its own node (the documentation; plugins differ)"
            : null;
    }

    private IEnumerable<RuleReference> Rules(NetworkPolicy policy, PolicyType direction) =>
        Enumerable.Range(0, PolicyReading.Rules(policy.Spec, direction, _options).Count).Select(index => new RuleReference(policy, direction, index));

    private IEnumerable<NearMiss> NearMisses(
        RuleReference[] rules, NetworkPolicy[] selecting, NetworkPolicy[] inNamespace, PolicyType direction, ConnectionEnd self, ConnectionEnd peer, Question question)
    {
        var ofRules =
            from rule in rules
            let lacks = Lacks(rule, peer, question)
            select new NearMiss(rule.Policy, rule, string.Join("; ", lacks), lacks.Count);

        // Rules that would admit it, in policies that do not apply.
        var inert =
            from policy in selecting
            where !PolicyReading.Rules(policy.Spec, direction, _options).Equals(policy.Spec.Rules(direction))
            from index in Enumerable.Range(0, policy.Spec.Rules(direction).Count)
            let rule = new RuleReference(policy, direction, index)
            where Lacks(rule, peer, question).Count == 0
            select new NearMiss(policy, rule, $"policyTypes does not list {direction.ApiName()}, so the rule has no effect", 1);
        var elsewhere =
            from policy in inNamespace.Except(selecting)
            let failures = SelectorReason.Failures(policy.Spec.PodSelector, self.Pod!.Template.Labels).ToArray()
            where failures.Length == 1
            from rule in Rules(policy, direction)
            where !rule.Rule.Peers.IsAbsentOrEmpty && Lacks(rule, peer, question).Count == 0
            select new NearMiss(policy, rule, $"the policy does not select '{self}': it {failures[0]}", 1);
        return ofRules.Concat(inert).Concat(elsewhere).OrderBy(miss => miss.Distance);
    }

    /// <summary>What a rule lacks to admit a connection: nothing, its peers, its ports, or both.</summary>
    private List<string> Lacks(RuleReference reference, ConnectionEnd peer, Question question)
    {
        var rule = reference.Rule;
        var ns = PolicyReading.NamespaceOf(reference.Policy);
        var lacks = new List<string>();
        var ports = rule.Ports.Where(port => PolicyReading.Knows(port, _options)).ToArray();
        if (!rule.Ports.IsAbsentOrEmpty && !ports.Any(port => HasPort(port, reference.Direction, rule, ns, question)))
        {
            var asked = string.Format(CultureInfo.InvariantCulture, "{0} {1}", question.Protocol.ApiName(), question.Port);
            lacks.Add($"it admits {string.Join(", ", rule.Ports)}, not {asked}{Undeclared(ports, question)}");
        }

        if (!rule.Peers.IsAbsentOrEmpty)
        {
            var reasons = rule.Peers.Select(item => PeerLacks(item, ns, peer, question.Family)).ToArray();
            if (reasons.All(reason => reason is not null))
            {
                lacks.Add($"{(reasons.Length == 1 ? "its peer does not match" : "none of its peers matches")} '{peer}': {string.Join("; ", reasons.Distinct())}");
            }
        }

        return lacks;
    }

    private static string Undeclared(NetworkPolicyPort[] ports, Question question)
    {
        var names = ports.Select(port => port.Port).OfType<PortName>().ToArray();
        return names.Length == 0 ? "" : question.To.Pod is { } pod
            ? $" ('{pod}' declares {(pod.Template.Ports.All(port => port.Name.Length == 0) ? "no port names" : string.Join(", ", pod.Template.Ports.Where(port => port.Name.Length > 0).Select(port => $"{port.Name}={port.Protocol.ApiName()} {port.Number.ToString(CultureInfo.InvariantCulture)}")))})"
            : " (a port name means nothing outside the cluster)";
    }

    private bool HasPort(NetworkPolicyPort port, PolicyType direction, NetworkPolicyRule rule, string ns, Question question)
    {
        if (port.EffectiveProtocol != question.Protocol)
        {
            return false;
        }

        if (PolicyReading.Numbers(port, _options) is var (first, last))
        {
            return question.Port >= first && question.Port <= last;
        }

        if (question.To.Pod is not { } pod || IsNodeToPolicies(pod))
        {
            return false;
        }

        var isInScope = direction == PolicyType.Ingress || !rule.Peers.IsAbsentOrEmpty || _options.NamedPortEgressScope switch
        {
            // Its numbers were added to the rule.
            NamedPortScope.None or NamedPortScope.OwnNamespaceNumbers => false,
            NamedPortScope.OwnNamespace => pod.Namespace == ns,
            _ => true,
        };
        var declared = _options.InitContainerPorts ? pod.Template.Ports.Concat(pod.Template.InitContainerPorts) : pod.Template.Ports;
        var name = ((PortName)port.Port).Name;
        return isInScope && declared.Any(known => known.Name == name && known.Protocol == question.Protocol && known.Number == question.Port);
    }

    private bool IsNodeToPolicies(Pod pod) => _options.IsNodeToPolicies(pod.Template);

    private string? PeerLacks(NetworkPolicyPeer item, string ns, ConnectionEnd peer, IPFamily family)
    {
        if (item is IPBlock block)
        {
            return BlockLacks(block, peer, family);
        }

        var selector = (SelectorPeer)item;
        if (peer.Pod is not { } pod)
        {
            return $"it selects pods ({Words(selector, ns)}), and only an ipBlock matches an address";
        }

        if (IsNodeToPolicies(pod))
        {
            return $"it selects pods ({Words(selector, ns)}), and no selector matches one on the host network; use an ipBlock with its node's address";
        }

        if (selector.NamespaceSelector.IsAbsent)
        {
            if (pod.Namespace != ns)
            {
                return $"'{Words(selector, ns)}' are pods of namespace '{ns}' only, and it is in '{pod.Namespace}'";
            }
        }
        else if (SelectorReason.Failures(selector.NamespaceSelector, NamespaceLabels(pod.Namespace)).ToArray() is { Length: > 0 } wrong)
        {
            return $"the namespaceSelector {string.Join(" and ", wrong)} (namespace '{pod.Namespace}')";
        }

        var failures = SelectorReason.Failures(selector.PodSelector, pod.Template.Labels).ToArray();
        return failures.Length == 0 ? null : "the podSelector " + string.Join(" and ", failures);
    }

    private string? BlockLacks(IPBlock block, ConnectionEnd peer, IPFamily family)
    {
        if (peer.Pod is { } pod)
        {
            if (IsNodeToPolicies(pod) ? !_options.IPBlockMatchesNodes : !_options.IPBlockMatchesPods)
            {
                return $"'{block.Cidr}' matches no pods with this plugin";
            }

            if (pod.Addresses.Count == 0)
            {
                var space = new AddressSpace(block.Cidr.Family);
                return family == block.Cidr.Family && space.OfPods(space.Block(block)).All ? null : $"'{block.Cidr}' need not match the address that it gets";
            }
        }
        else if (peer.IsNode && !_options.IPBlockMatchesNodes)
        {
            return $"'{block.Cidr}' matches no nodes with this plugin";
        }

        var address = peer.Address ?? peer.Pod!.Addresses.First(known => known.Family == family);
        if (!AddressRange.Of(block.Cidr).Contains(address))
        {
            return $"'{block.Cidr}' does not hold {address}";
        }

        return block.Except.FirstOrDefault(part => AddressRange.Of(part).Contains(address)) is { } except
            ? $"'{block.Cidr}' excepts '{except}', which holds {address}"
            : null;
    }

    private EquatableArray<KeyValue> NamespaceLabels(string ns) => EquatableArray.From(
        connectivity.LabelsOfNamespace(ns).Where(label => label.Key != WellKnownLabels.NamespaceName).Append(new KeyValue(WellKnownLabels.NamespaceName, ns)));

    private static string Words(SelectorPeer peer, string ns)
    {
        var pods = peer.PodSelector.MatchesEverything ? "all pods" : peer.PodSelector.ToString();
        return peer.NamespaceSelector.IsAbsent ? pods + " in " + ns : pods + " in namespaces " + (peer.NamespaceSelector.MatchesEverything ? "of any label" : peer.NamespaceSelector.ToString());
    }

    private IEnumerable<string> Notes(Question question)
    {
        if (question.From.Pod is { } source && connectivity.Pods.IsOnUnknownNode(source) && question.To.Pod is { } target && !IsNodeToPolicies(target))
        {
            yield return $"nothing says which node '{source}' runs on; on that of '{target}' it reaches it whatever policies say";
        }

        foreach (var end in new[] { question.From, question.To })
        {
            if (end.Pod is { } pod && IsNodeToPolicies(pod)
                && connectivity.Policies.FirstOrDefault(policy => PolicyReading.NamespaceOf(policy) == pod.Namespace && SelectorReason.Matches(policy.Spec.PodSelector, pod.Template.Labels)) is { } policy)
            {
                yield return $"policy '{policy}' selects '{pod}', which is on the host network: most plugins do not apply it there";
            }
        }
    }

    /// <summary>The connection that is asked about.</summary>
    private sealed record Question(ConnectionEnd From, ConnectionEnd To, Protocol Protocol, int Port, IPFamily Family);
}
