namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>The manifests of a project whose policies are about namespace shop.</summary>
internal static class ShopManifests
{
    /// <summary>A frontend that listens on 8080, a backend on 9090, and its Service on 80.</summary>
    internal const string Workloads = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: frontend, namespace: shop, labels: {role: web}}
        spec: {template: {metadata: {labels: {app: frontend}}, spec: {containers: [{name: c, ports: [{name: http, containerPort: 8080}]}]}}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: backend, namespace: shop}
        spec: {template: {metadata: {labels: {app: backend}}, spec: {containers: [{name: c, ports: [{name: http, containerPort: 9090}]}]}}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: backend, namespace: shop}
        spec: {selector: {app: backend}, ports: [{port: 80, targetPort: 9090}]}

        """;
}
