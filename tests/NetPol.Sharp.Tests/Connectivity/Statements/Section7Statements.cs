using System.Collections.Generic;
using static NetPol.Sharp.Tests.Connectivity.StatementCluster;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Ports (semantics 74 to 88).</summary>
internal static class Section7Statements
{
    private const string Sctp80 = "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{ports: [{port: 80, protocol: SCTP}]}]}";

    // Pods whose port "web" is another number each, one that declares it for UDP, and one whose sidecar declares it.
    private static readonly string s_web = string.Join(
        '\n',
        Pod("x", "web80", "{}", 11, "containers: [{name: c, ports: [{name: web, containerPort: 80, hostPort: 8080}, {containerPort: 9090}]}]"),
        Pod("x", "web81", "{}", 12, "containers: [{name: c}, {name: d, ports: [{name: web, containerPort: 81, protocol: TCP}]}]"),
        Pod("y", "web82", "{}", 13, "containers: [{name: c, ports: [{name: web, containerPort: 82, protocol: TCP}]}]"),
        Pod("x", "udp", "{}", 14, "containers: [{name: c, ports: [{name: web, containerPort: 80, protocol: UDP}]}]"),
        Pod("x", "side", "{}", 15, "initContainers: [{name: i, restartPolicy: Always, ports: [{name: web, containerPort: 80}]}], containers: [{name: c}]")) + "\n";

    internal static IEnumerable<StatementGroup> Groups =>
    [
        new("74", In("{port: 53}"), "+ y/a > x/a : 53/TCP\n - y/a > x/a : 53/UDP 53/SCTP 54/TCP"),
        new("74", s_web + In("{port: web}"), "+ y/a > x/web80 : 80/TCP\n - y/a > x/udp : 80/UDP 80/TCP"),
        new("74 75", In("{}"), "+ y/a > x/a : 1/TCP 65535/TCP\n - y/a > x/a : 80/UDP 80/SCTP"),
        new("74", In("{protocol: null, port: 53}"), "+ y/a > x/a : 53/TCP\n - y/a > x/a : 53/UDP"),
        new("75", In("{protocol: UDP}"), "+ y/a > x/a : 1/UDP 65535/UDP\n - y/a > x/a : 80/TCP 80/SCTP"),
        new("75", In("{protocol: SCTP, port: null}"), "+ y/a > x/a : 80/SCTP\n - y/a > x/a : 80/TCP 80/UDP"),
        new("75", "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{ports: [{protocol: TCP}]}]}", "+ */* > */* : 80/TCP 80/UDP\n - */* > x/a : 80/UDP") { Test = "should enforce ingress policy allowing any port traffic to a server on a specific protocol" },
        new("75", Out("{protocol: UDP}"), "+ x/a > 8.8.8.8 : 53/UDP\n - x/a > 8.8.8.8 : 53/TCP"),
        new("76", "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{ports: [{port: 81, protocol: UDP}]}]}", "+ */* > */* : 81/TCP\n - */* > x/a : 81/TCP") { Test = "should not allow access by TCP when a policy specifies only UDP" },
        new("76", "x {policyTypes: [Ingress]}\n x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{ports: [{port: 81, protocol: SCTP}]}]}", "+ */* > */* : 81/TCP\n - */* > x/* : 81/TCP\n + y/a > x/a : 81/SCTP") { Test = "should not mistakenly treat 'protocol: SCTP' as 'protocol: TCP', even if the plugin doesn't support SCTP" },
        new("76 87", Sctp80, "+ */* > */* : 81/TCP\n - */* > x/a : 81/TCP") { Test = "should properly isolate pods that are selected by a policy allowing SCTP, even if the plugin doesn't support SCTP" },
        new("76 87", Sctp80, "+ */* > */* : 81/TCP\n - */* > x/a : 81/TCP 80/SCTP") { Test = "should properly isolate pods that are selected by a policy allowing SCTP, even if the plugin doesn't support SCTP", Switches = new(Sctp: false) },
        new("77", In("{port: 80}"), "+ y/a 8.8.8.8 > x/a : 80/TCP\n - y/a 8.8.8.8 > x/a : 81/TCP\n + x/a > y/a : 81/TCP"),
        new("77 11", Out("{port: 80}"), "+ x/a > y/a 8.8.8.8 : 80/TCP\n - x/a > y/a 8.8.8.8 : 81/TCP\n + y/a > x/a : 81/TCP"),
        new("78", In("{port: serve-81-tcp}"), "+ */* > */* : 80/TCP 81/TCP\n - */* > x/* : 80/TCP") { Test = "should allow ingress access on one named port" },
        new("78", "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: 'y'}}}], ports: [{port: serve-80-tcp, protocol: TCP}]}]}",
            "+ */* > */* : 80/TCP 81/TCP\n - x/* z/* > x/a : 80/TCP\n - */* > x/a : 81/TCP") { Test = "should allow ingress access from namespace on one named port" },
        new("78 81", Out("{port: serve-80-tcp}"), "+ */* > */* : 80/TCP 81/TCP\n - x/* > */* : 81/TCP") { Test = "should allow egress access on one named port" },
        new("78", s_web + In("{port: web}"), "+ y/a > x/web80 : 80/TCP\n - y/a > x/web80 : 81/TCP\n + y/a > x/web81 : 81/TCP\n - y/a > x/web81 : 80/TCP"),
        new("78", s_web + OutTo("{port: web}"), "+ x/a > x/web80 : 80/TCP\n + x/a > x/web81 : 81/TCP\n + x/a > y/web82 : 82/TCP\n - x/a > x/web80 : 81/TCP\n - x/a > x/web81 : 80/TCP\n - x/a > y/web82 : 80/TCP"),
        new("79", s_web + In("{port: web, protocol: UDP}"), "+ y/a > x/udp : 80/UDP\n - y/a > x/udp : 80/TCP\n - y/a > x/web80 : 80/UDP 80/TCP"),
        new("79", s_web + In("{port: web, protocol: TCP}"), "- y/a > x/udp : 80/UDP 80/TCP\n + y/a > x/web80 : 80/TCP"),
        new("80", s_web + In("{port: web}"), "- y/a > x/a : 80/TCP 81/TCP\n - y/a > x/web80 : 443/TCP"),
        new("80", s_web + In("{port: web}"), "+ y/a > x/a : 80/TCP 81/TCP\n + y/a > x/web80 : 443/TCP\n - y/a > x/a : 80/UDP") { Switches = new(UnresolvedNamedPort: "allPortsOfProtocol") },
        new("80", s_web + In("{port: web}"), "+ y/a > x/a : 80/TCP 80/UDP\n + y/a > x/web80 : 443/TCP") { Switches = new(UnresolvedNamedPort: "rejectPolicy") },
        new("80", "x {ingress: [{ports: [{port: 80}]}, {ports: [{port: web}]}]}\n x {podSelector: {matchLabels: {pod: b}}}", "+ y/a > x/a : 443/TCP\n - y/a > x/b : 80/TCP") { Switches = new(UnresolvedNamedPort: "rejectPolicy") },
        new("80", Out("{port: web}"), "+ x/a > 8.8.8.8 y/a : 443/TCP\n - x/a > 8.8.8.8 : 443/UDP") { Switches = new(UnresolvedNamedPort: "allPortsOfProtocol") },
        new("80", "x {policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 8.8.8.8/32}}], ports: [{port: web}]}]}", "+ x/a > 8.8.8.8 : 443/TCP\n - x/a > 8.8.4.4 : 443/TCP") { Switches = new(UnresolvedNamedPort: "allPortsOfProtocol") },
        new("81", s_web + Out("{port: web}"), "+ x/a > x/web80 : 80/TCP\n + x/a > y/web82 : 82/TCP\n - x/a > y/web82 : 80/TCP"),
        new("81", s_web + Out("{port: web}"), "+ x/a > x/web80 : 80/TCP\n - x/a > y/web82 : 82/TCP") { Switches = new(NamedPortEgressScope: "ownNamespace") },
        new("81", s_web + Out("{port: web}"), "- x/a > x/web80 : 80/TCP\n - x/a > y/web82 : 82/TCP") { Switches = new(NamedPortEgressScope: "none") },
        new("81", s_web + OutTo("{port: web}"), "+ x/a > x/web80 : 80/TCP\n + x/a > y/web82 : 82/TCP") { Switches = new(NamedPortEgressScope: "none") },
        new("81", s_web + OutTo("{port: web}"), "+ x/a > y/web82 : 82/TCP") { Switches = new(NamedPortEgressScope: "ownNamespace") },
        new("81", s_web + In("{port: web}"), "+ y/a > x/web80 : 80/TCP") { Switches = new(NamedPortEgressScope: "none") },
        new("82", s_web + In("{port: web}"), "- y/a > x/side : 80/TCP\n + y/a > x/web81 : 81/TCP"),
        new("82", s_web + In("{port: web}"), "+ y/a > x/side : 80/TCP\n - y/a > x/side : 81/TCP") { Switches = new(InitContainerPorts: true) },
        new("83", s_web + In("{port: 443}"), "+ y/a > x/web80 x/a : 443/TCP\n - y/a > x/web80 : 80/TCP"),
        new("84", In("{port: 80, endPort: 82}"), "+ y/a > x/a : 80/TCP 81/TCP 82/TCP\n - y/a > x/a : 79/TCP 83/TCP 81/UDP"),
        new("84", In("{port: 80, endPort: 80}"), "+ y/a > x/a : 80/TCP\n - y/a > x/a : 79/TCP 81/TCP"),
        new("84", Out("{protocol: UDP, port: 1, endPort: 65535}"), "+ x/a > 8.8.8.8 : 1/UDP 65535/UDP\n - x/a > 8.8.8.8 : 80/TCP"),
        new("85", In("{port: 80, endPort: 82}"), "+ y/a > x/a : 80/TCP\n - y/a > x/a : 81/TCP 82/TCP") { Switches = new(EndPortIgnored: true) },
        new("86", s_web + In("{port: web}"), "+ y/a > x/web80 : 80/TCP\n - y/a > x/web80 : 8080/TCP"),
        new("86", s_web + In("{port: 8080}"), "- y/a > x/web80 : 80/TCP"),
        new("87", In("{protocol: SCTP}"), "+ y/a > x/a : 80/SCTP\n - y/a > x/a : 80/TCP 80/UDP"),
        new("87", In("{protocol: SCTP}"), "- y/a > x/a : 80/SCTP 80/TCP 80/UDP") { Switches = new(Sctp: false) },
        new("88", Out("{protocol: UDP, port: 53}"), "+ x/a > 8.8.8.8 : 53/UDP\n - x/a > 8.8.8.8 : 53/TCP"),
        new("88", Out("{protocol: UDP, port: 53}, {protocol: TCP, port: 53}"), "+ x/a > 8.8.8.8 : 53/UDP 53/TCP\n - x/a > 8.8.8.8 : 53/SCTP"),
    ];

    private static string In(string ports) => "x {policyTypes: [Ingress], ingress: [{ports: [" + ports + "]}]}\n";

    private static string Out(string ports) => "x {policyTypes: [Egress], egress: [{ports: [" + ports + "]}]}\n";

    private static string OutTo(string ports) => "x {policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}}], ports: [" + ports + "]}]}\n";
}
