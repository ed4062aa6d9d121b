using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Connectivity;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp.Tests.Platforms;

/// <summary>A small cluster in which plugins give different answers: web on node n1, db on node n2, an agent on n2's network, and db2 in another namespace.</summary>
internal static class PlatformCluster
{
    internal const string Objects = """
        {apiVersion: v1, kind: Node, metadata: {name: n1}, status: {addresses: [{type: InternalIP, address: 192.168.0.1}]}}
        ---
        {apiVersion: v1, kind: Node, metadata: {name: n2}, status: {addresses: [{type: InternalIP, address: 192.168.0.2}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: a, controller: true}]},
         spec: {nodeName: n1, containers: [{name: c, image: i, ports: [{name: http, containerPort: 8080}]}]}, status: {phase: Running, podIP: 10.0.0.1, podIPs: [{ip: 10.0.0.1}, {ip: "fd00::1"}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: db, namespace: shop, labels: {app: db}, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: db, uid: b, controller: true}]},
         spec: {nodeName: n2, initContainers: [{name: side, image: i, restartPolicy: Always, ports: [{name: adm, containerPort: 9100}]}], containers: [{name: c, image: i, ports: [{name: sql, containerPort: 5432}]}]},
         status: {phase: Running, podIP: 10.0.0.2, podIPs: [{ip: 10.0.0.2}, {ip: "fd00::2"}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: agent, namespace: shop, labels: {app: agent}, ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: c, controller: true}]},
         spec: {nodeName: n2, hostNetwork: true, containers: [{name: c, image: i}]}, status: {phase: Running, podIP: 192.168.0.2, podIPs: [{ip: 192.168.0.2}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: db2, namespace: other, labels: {app: db2}, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: db2, uid: d, controller: true}]},
         spec: {nodeName: n2, containers: [{name: c, image: i, ports: [{name: sql2, containerPort: 5432}]}]}, status: {phase: Running, podIP: 10.0.1.2, podIPs: [{ip: 10.0.1.2}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: db, namespace: shop}, spec: {clusterIP: 10.96.0.7, selector: {app: db}, ports: [{port: 80, targetPort: 5432}]}}
        ---

        """;

    /// <summary>A policy of namespace shop, in one line.</summary>
    internal static string Policy(string name, string spec) => $"{{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{name: {name}, namespace: shop}}, spec: {{{spec}}}}}\n---\n";

    /// <summary>What policies allow there, as a platform reads them.</summary>
    internal static NetPol.Sharp.Connectivity On(PlatformProfile platform, string policies) => NetPol.Sharp.Connectivity.Of(EngineUnderTest.Read(Objects + policies), platform.Options);
}
