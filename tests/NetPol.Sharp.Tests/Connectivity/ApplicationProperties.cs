using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsCheck;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Properties;
using Xunit;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>
/// What adding a set of policies does to an application that runs. NETPOL_APPLICATIONS names folders of manifests, separated by ':', to try
/// in place of the one here.
/// </summary>
public sealed class ApplicationProperties
{
    private const int Sets = 1000;

    private const string Application = """
        apiVersion: v1
        kind: Pod
        metadata: {name: coredns, namespace: kube-system, labels: {k8s-app: kube-dns}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: front}
        spec: {template: {metadata: {labels: {app: web, tier: x}}, spec: {containers: [{ports: [{name: http, containerPort: 80}]}]}}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: api, namespace: back}
        spec: {template: {metadata: {labels: {app: api}}, spec: {containers: [{ports: [{name: http, containerPort: 443}]}]}}}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: store, namespace: back}
        spec: {template: {metadata: {labels: {app: store, env: prod}}, spec: {}}}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: watch, labels: {team: x}}
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: watch}
        spec: {template: {metadata: {labels: {app: agent}}, spec: {}}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: store, namespace: back}
        spec: {podSelector: {matchLabels: {app: store}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 80}]}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: agent, namespace: watch}
        spec: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}}]}]}

        """;

    private static readonly (Protocol Protocol, int Port)[] s_ports = [(Protocol.Tcp, 80), (Protocol.Tcp, 443), (Protocol.Udp, 53), (Protocol.Sctp, 5)];

    public static TheoryData<string> Applications => Environment.GetEnvironmentVariable("NETPOL_APPLICATIONS") is { Length: > 0 } folders
        ? [.. folders.Split(':')]
        : [""];

    [Theory]
    [MemberData(nameof(Applications))]
    public void Sets_ChangeNothingBetweenPodsOfNamespacesThatTheyDoNotManage(string folder) => ForRandomSets(folder, (before, policies) =>
    {
        var managed = policies.Select(Engine.PolicyReading.NamespaceOf).ToHashSet(StringComparer.Ordinal);
        var after = Applied(before, policies);
        Assert.Equal(Foreign(before), Foreign(after));
        return policies.Count;

        IEnumerable<Connection> Foreign(Sharp.Connectivity state) => state.Connections().Where(connection => IsForeign(connection.From) && IsForeign(connection.To));

        bool IsForeign(string end) => !managed.Contains(end.Split('/')[0]);
    });

    [Theory]
    [MemberData(nameof(Applications))]
    public void ApplyingFilesInOrder_CutsNothingThroughDefaultDeny(string folder)
    {
        var cuts = 0;
        ForRandomSets(folder, (before, policies) =>
        {
            var after = Applied(before, policies);
            var lasting = Allowed(before).Intersect(Allowed(after)).ToArray();
            var state = Load(before.Cluster);
            for (var applied = 0; applied < policies.Count; applied++)
            {
                state.Set(policies[applied]);
                foreach (var (from, to, port) in lasting.Where(connection => !IsAllowed(state, connection)))
                {
                    // Unavoidable: a pod that several objects select has only some of its rules until the last of them is there. Default deny
                    // comes after all of them, so that nothing waits for a rule while it is denied.
                    var explanation = state.Explain(state.Find(from), state.Find(to), port.Protocol, port.Port);
                    var side = explanation.Egress.IsAllowed ? explanation.Ingress : explanation.Egress;
                    Assert.DoesNotContain(side.IsolatedBy, policy => policy.Metadata.Name.StartsWith("default-deny", StringComparison.Ordinal));
                    Assert.Contains(policies.Skip(applied + 1), policy => !policy.Metadata.Name.StartsWith("default-deny", StringComparison.Ordinal));
                    cuts++;
                }
            }

            return policies.Count;
        });

        // Otherwise there was nothing to see.
        Assert.True(cuts > 0);
    }

    private static void ForRandomSets(string folder, Func<Sharp.Connectivity, IReadOnlyList<NetworkPolicy>, int> check)
    {
        var cluster = folder.Length == 0 ? EngineUnderTest.Read(Application) : ClusterFiles.Read(folder);
        var before = Load(cluster);
        string[] namespaces = [.. cluster.Pods.Select(pod => pod.Namespace).Concat(cluster.Workloads.Select(workload => workload.Namespace)).Append("shop").Append("tools").Distinct(StringComparer.Ordinal)];
        string[] selectors = [.. cluster.Workloads.SelectMany(workload => workload.Template.Labels).Select(label => $"{label.Key}={label.Value}").Distinct(StringComparer.Ordinal).Take(12), "tier!=x", "env"];
        var emitted = 0;
        Gen.Int[0, namespaces.Length - 1]
            .SelectMany(first => RandomSets.Over([.. namespaces[first..], .. namespaces[..first]], selectors))
            .Sample(set => emitted += check(before, set.ToNetworkPolicies()), iter: Sets, threads: 1, seed: "0000000000000");
        Assert.True(emitted > Sets, emitted.ToString(CultureInfo.InvariantCulture));
    }

    // A policy takes the place of one with its name.
    private static Sharp.Connectivity Applied(Sharp.Connectivity before, IReadOnlyList<NetworkPolicy> policies)
    {
        var after = Load(before.Cluster);
        foreach (var policy in policies)
        {
            after.Set(policy);
        }

        return after;
    }

    // Which pods an ipBlock matches would depend on addresses that nobody knows.
    private static Sharp.Connectivity Load(Cluster cluster) => Sharp.Connectivity.Of(cluster, new ConnectivityOptions { IPBlockMatchesPods = false, Families = IPFamilies.V4 });

    private static IEnumerable<(string From, string To, (Protocol Protocol, int Port) Port)> Allowed(Sharp.Connectivity state)
    {
        string[] ends = [.. state.Pods.Pods.OfType<Pod>().Select(pod => pod.ToString()), "8.8.8.8"];
        return from source in ends
               from destination in ends
               where source != destination
               from port in s_ports
               let connection = (source, destination, port)
               where IsAllowed(state, connection)
               select connection;
    }

    private static bool IsAllowed(Sharp.Connectivity state, (string From, string To, (Protocol Protocol, int Port) Port) connection) =>
        state.Query(state.Find(connection.From), state.Find(connection.To), connection.Port.Protocol, connection.Port.Port) == Verdict.Allowed;
}
