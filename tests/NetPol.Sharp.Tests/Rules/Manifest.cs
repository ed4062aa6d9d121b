using System.Linq;

namespace NetPol.Sharp.Tests.Rules;

/// <summary>A NetworkPolicy around the part that a test is about. The part is written without indentation.</summary>
internal static class Manifest
{
    internal static string Of(string metadata, string spec) =>
        $"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n{Indent(metadata)}spec:\n{Indent(spec)}";

    internal static string Metadata(string metadata) => Of(metadata, "podSelector: {}");

    /// <summary>The policy <c>shop/web</c> with these fields of <c>spec</c>.</summary>
    internal static string Spec(string spec) => Of("name: web\nnamespace: shop", spec);

    /// <summary>A policy of namespace <c>shop</c> that isolates pods for ingress, with these items as <c>spec.ingress</c>.</summary>
    internal static string Ingress(string rules, string name, string selector = "") => Of($"name: {name}\nnamespace: shop", $"podSelector: {{{selector}}}\npolicyTypes: [Ingress]\ningress: [{rules}]");

    /// <summary>These items as <c>spec.ingress[0].from</c>.</summary>
    internal static string From(string peers) => Spec("podSelector: {}\ningress:\n- from:\n" + Indent(peers));

    /// <summary>These items as <c>spec.egress[0].to</c>.</summary>
    internal static string To(string peers) => Spec("podSelector: {}\npolicyTypes: [Egress]\negress:\n- to:\n" + Indent(peers));

    /// <summary>These items as <c>spec.ingress[0].ports</c>.</summary>
    internal static string Ports(string ports) => Spec("podSelector: {}\ningress:\n- ports:\n" + Indent(ports));

    /// <summary>Documents one after the other.</summary>
    internal static string Join(params string[] documents) => string.Join("---\n", documents.Select(document => document.TrimEnd('\n') + "\n"));

    /// <summary>A Deployment of namespace <c>shop</c>, in one line, with a template of these labels and ports.</summary>
    internal static string Deployment(string name, string labels, string ports = "", string own = "", string ns = "shop", string spec = "") =>
        $"{{apiVersion: apps/v1, kind: Deployment, metadata: {{name: {name}, namespace: {ns}, labels: {{{own}}}}}, "
        + $"spec: {{template: {{metadata: {{labels: {{{labels}}}}}, spec: {{containers: [{{name: c, ports: [{ports}]}}]{(spec.Length > 0 ? ", " + spec : "")}}}}}}}}}\n";

    /// <summary>A Service of namespace <c>shop</c>, in one line.</summary>
    internal static string Service(string name, string selector, string port, string more = "") =>
        $"{{apiVersion: v1, kind: Service, metadata: {{name: {name}, namespace: shop}}, spec: {{selector: {{{selector}}}, ports: [{{{port}}}]{(more.Length > 0 ? ", " + more : "")}}}}}\n";

    internal static string Namespace(string name, string labels = "") => $"{{apiVersion: v1, kind: Namespace, metadata: {{name: {name}, labels: {{{labels}}}}}}}\n";

    private static string Indent(string text) => string.Concat(text.TrimEnd('\n').Split('\n').Select(line => "  " + line + "\n"));
}
