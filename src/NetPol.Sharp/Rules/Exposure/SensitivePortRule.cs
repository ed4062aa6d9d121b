using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Exposure;

/// <summary>NETPOL4009: a port of a database or of Kubernetes itself, open beyond the namespace.</summary>
public sealed class SensitivePortRule : Rule
{
    // TCP.
    private static readonly Dictionary<int, string> s_services = new()
    {
        [1433] = "SQL Server", [1521] = "Oracle", [2379] = "etcd", [2380] = "etcd", [3306] = "MySQL", [5432] = "PostgreSQL", [5984] = "CouchDB", [6379] = "Redis",
        [9042] = "Cassandra", [9200] = "Elasticsearch", [10250] = "the kubelet", [11211] = "memcached", [27017] = "MongoDB",
    };

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.SensitivePort,
        Severity.Info,
        "Port of a database is open beyond its namespace",
        "An ingress rule that admits other namespaces, or addresses, to the port of a well-known database, of etcd or of the kubelet.")
    { IsOnByDefault = false };

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var rule in input.World.Rules().Where(rule => rule.Direction == PolicyType.Ingress))
        {
            if (!rule.Rule.Peers.IsAbsentOrEmpty && rule.Rule.Peers.All(peer => peer is SelectorPeer { NamespaceSelector.IsAbsent: true }))
            {
                continue;
            }

            foreach (var port in rule.Rule.Ports.Where(port => port.EffectiveProtocol == Protocol.Tcp && port.Port is PortNumber number && s_services.ContainsKey(number.Number)))
            {
                var number = ((PortNumber)port.Port).Number;
                findings.Report(
                    Descriptor,
                    rule.Policy,
                    port.Span.IsKnown ? port.Span : rule.Span,
                    string.Format(CultureInfo.InvariantCulture, "{0} is the port of {1}, and policy '{2}' admits more than its own namespace to it; name the clients that need it", number, s_services[number], rule.Policy));
            }
        }
    }
}
