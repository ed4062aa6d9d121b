using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Yaml;

/// <summary>
/// Writes policies as a YAML stream: keys in the order in which kubectl prints them (alphabetical), <c>\n</c> line ends,
/// quotes around every string that YAML 1.1 would read as something else. What is absent in the model is not written.
/// </summary>
public static class NetworkPolicyYaml
{
    /// <summary>The policies as text; empty when there are none.</summary>
    /// <param name="policies">The policies, one document each.</param>
    public static string Write(IEnumerable<NetworkPolicy> policies)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, policies);
        return text.ToString();
    }

    /// <summary>Writes the policies to a writer; nothing when there are none.</summary>
    /// <param name="output">The writer, which stays open.</param>
    /// <param name="policies">The policies, one document each.</param>
    public static void Write(TextWriter output, IEnumerable<NetworkPolicy> policies)
    {
        var yaml = new YamlText(output);
        foreach (var policy in policies)
        {
            yaml.StartDocument();
            Write(yaml, policy);
        }
    }

    private static void Write(YamlText yaml, NetworkPolicy policy)
    {
        yaml.Field("apiVersion", NetworkPolicy.ApiVersion);
        yaml.Field("kind", NetworkPolicy.Kind);
        yaml.StartMapping("metadata");
        WriteMap(yaml, "annotations", policy.Metadata.Annotations);
        WriteMap(yaml, "labels", policy.Metadata.Labels);
        yaml.Field("name", policy.Metadata.Name);
        if (!policy.Metadata.Namespace.IsUnnamed)
        {
            yaml.Field("namespace", policy.Metadata.Namespace.Text);
        }

        yaml.EndMapping();
        if (!policy.Spec.IsAbsent)
        {
            WriteSpec(yaml, policy.Spec);
        }
    }

    private static void WriteSpec(YamlText yaml, NetworkPolicySpec spec)
    {
        yaml.StartMapping("spec");
        WriteRules(yaml, "egress", spec.Egress, PolicyType.Egress);
        WriteRules(yaml, "ingress", spec.Ingress, PolicyType.Ingress);
        WriteSelector(yaml, "podSelector", spec.PodSelector);
        if (!spec.PolicyTypes.IsAbsent)
        {
            yaml.Strings("policyTypes", spec.PolicyTypes.Select(type => type.ApiName()));
        }

        yaml.EndMapping();
    }

    private static void WriteRules(YamlText yaml, string key, EquatableArray<NetworkPolicyRule> rules, PolicyType direction)
    {
        WriteList(yaml, key, rules, rule =>
        {
            // Alphabetical: 'from' stands before 'ports', 'to' after it.
            if (direction == PolicyType.Ingress)
            {
                WriteList(yaml, "from", rule.Peers, peer => WritePeer(yaml, peer));
            }

            WriteList(yaml, "ports", rule.Ports, port => WritePort(yaml, port));
            if (direction == PolicyType.Egress)
            {
                WriteList(yaml, "to", rule.Peers, peer => WritePeer(yaml, peer));
            }
        });
    }

    private static void WritePeer(YamlText yaml, NetworkPolicyPeer peer)
    {
        switch (peer)
        {
            case IPBlock block:
                yaml.StartMapping("ipBlock");
                yaml.Field("cidr", block.Cidr.Text);
                if (!block.Except.IsAbsent)
                {
                    yaml.Strings("except", block.Except.Select(part => part.Text));
                }

                yaml.EndMapping();
                break;
            case SelectorPeer pods:
                WriteSelector(yaml, "namespaceSelector", pods.NamespaceSelector);
                WriteSelector(yaml, "podSelector", pods.PodSelector);
                break;
        }
    }

    private static void WritePort(YamlText yaml, NetworkPolicyPort port)
    {
        switch (port.Port)
        {
            case PortNumber number:
                yaml.Field("port", number.Number);
                break;
            case PortRange range:
                yaml.Field("endPort", range.Last);
                yaml.Field("port", range.First);
                break;
            case PortName name:
                yaml.Field("port", name.Name);
                break;
        }

        if (port.Protocol is { } protocol)
        {
            yaml.Field("protocol", protocol.ApiName());
        }
    }

    private static void WriteSelector(YamlText yaml, string key, LabelSelector selector)
    {
        if (selector.IsAbsent)
        {
            return;
        }

        yaml.StartMapping(key);
        WriteList(yaml, "matchExpressions", selector.MatchExpressions, expression =>
        {
            yaml.Field("key", expression.Key);
            yaml.Field("operator", expression.Operator.ToString());
            if (!expression.Values.IsAbsent)
            {
                yaml.Strings("values", expression.Values);
            }
        });
        WriteMap(yaml, "matchLabels", selector.MatchLabels);
        yaml.EndMapping();
    }

    private static void WriteMap(YamlText yaml, string key, EquatableArray<KeyValue> entries)
    {
        if (entries.IsAbsent)
        {
            return;
        }

        yaml.StartMapping(key);
        foreach (var entry in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            yaml.Field(entry.Key, entry.Value);
        }

        yaml.EndMapping();
    }

    private static void WriteList<T>(YamlText yaml, string key, EquatableArray<T> items, Action<T> write)
    {
        if (items.IsAbsent)
        {
            return;
        }

        yaml.StartSequence(key);
        foreach (var item in items)
        {
            yaml.StartItem();
            write(item);
            yaml.EndItem();
        }

        yaml.EndSequence();
    }
}
