using System;
using NetPol.Sharp.Tests.Cli;
using NetPol.Sharp.Tests.Infrastructure;

namespace NetPol.Sharp.Tests.Live;

/// <summary>A folder of manifests, and a cluster that verbs are run against.</summary>
internal sealed class LiveFolder : IDisposable
{
    private readonly VerbFolder _folder = new();

    internal LiveFolder()
    {
        WriteKubeconfig(Server.Url, FakeApiServer.Token);
        Server.Store.Add(Namespaces);
    }

    internal const string Namespaces = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {kubernetes.io/metadata.name: shop}}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: other, labels: {kubernetes.io/metadata.name: other}}
        """;

    internal FakeApiServer Server { get; } = new();

    public void Dispose()
    {
        Server.Dispose();
        _folder.Dispose();
    }

    internal string File(string name) => _folder.File(name);

    internal void Write(string name, string text) => _folder.Write(name, text);

    internal void WriteKubeconfig(string server, string token) => _folder.Write("kubeconfig", $$$"""
        apiVersion: v1
        kind: Config
        current-context: test
        contexts: [{name: test, context: {cluster: test, user: ci}}, {name: wrong, context: {cluster: test, user: nobody}}]
        clusters: [{name: test, cluster: {server: "{{{server}}}"}}]
        users: [{name: ci, user: {token: {{{token}}} } }, {name: nobody, user: {token: expired}}]
        """);

    /// <summary>Runs a verb against the cluster. The server's address, which is another one each time, is taken out of what it says.</summary>
    internal CommandResult Run(params string[] args)
    {
        var run = _folder.Run([.. args, "--kubeconfig", "kubeconfig"]);
        return new CommandResult(run.ExitCode, run.Output, run.Error.Replace(Server.Url, "http://server", StringComparison.Ordinal));
    }

    /// <summary>A policy that lets one app in on a port, to the app that has its name.</summary>
    internal static string Policy(string name, string app, int port, string ns = "shop", string? subject = null) => $$$"""
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: {{{name}}}
          namespace: {{{ns}}}
        spec:
          podSelector: {matchLabels: {app: {{{subject ?? name}}} } }
          ingress:
          - from:
            - podSelector: {matchLabels: {app: {{{app}}} } }
            ports:
            - port: {{{port}}}
        ---

        """;

    /// <summary>A policy that isolates a namespace.</summary>
    internal static string Deny(string ns = "shop") => $$$"""
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: a-deny, namespace: {{{ns}}} }
        spec: {podSelector: {}, policyTypes: [Ingress]}
        ---

        """;

    internal static string Pod(string name, string address) => $$$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: {{{name}}}, namespace: shop, labels: {app: {{{name}}} } }
        status: {phase: Running, podIPs: [{ip: {{{address}}} }]}
        ---

        """;
}
