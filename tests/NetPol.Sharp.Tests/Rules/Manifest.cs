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

    /// <summary>These items as <c>spec.ingress[0].from</c>.</summary>
    internal static string From(string peers) => Spec("podSelector: {}\ningress:\n- from:\n" + Indent(peers));

    /// <summary>These items as <c>spec.egress[0].to</c>.</summary>
    internal static string To(string peers) => Spec("podSelector: {}\npolicyTypes: [Egress]\negress:\n- to:\n" + Indent(peers));

    /// <summary>These items as <c>spec.ingress[0].ports</c>.</summary>
    internal static string Ports(string ports) => Spec("podSelector: {}\ningress:\n- ports:\n" + Indent(ports));

    private static string Indent(string text) => string.Concat(text.TrimEnd('\n').Split('\n').Select(line => "  " + line + "\n"));
}
