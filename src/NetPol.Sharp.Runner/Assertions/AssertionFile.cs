using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetPol.Sharp.Manifests;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>
/// Reads assertions from a file: <c>assertions: [{never: {from: {namespace: shop, pods: "app=web"}, to: {internet: true}, tcp: [443]}, because: "…"}]</c>.
/// </summary>
internal static class AssertionFile
{
    private static readonly string[] s_protocols = ["tcp", "udp", "sctp"];
    private static readonly EquatableArray<NetworkPolicyPeer> s_internet = [InternetPeer.IPv4, InternetPeer.IPv6];

    /// <summary>The assertions, in the order written.</summary>
    /// <param name="path">The file, or '-'.</param>
    /// <param name="input">What '-' reads.</param>
    /// <exception cref="UsageException">The file cannot be read, or something in it is no assertion; the sentence names line and column.</exception>
    internal static IReadOnlyList<Assertion> Read(string path, Stream input)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"'{path}' is a folder; --assert needs a file");
        }

        var documents = ManifestFiles.Read([path], input).ToArray();
        if (Array.Find(documents, document => document.Problem is not null) is { } broken)
        {
            throw new UsageException($"{broken.Problem!.Span}: {broken.Problem.Message}");
        }

        try
        {
            Assertion[] assertions = [.. documents.SelectMany(document => Assertions(document.Root!))];
            return assertions.Length > 0 ? assertions : throw new UsageException($"{new SourceSpan(path, 1, 1)}: there are no assertions; write assertions: [{{never: {{from: …, to: …}}}}]");
        }
        catch (NotDecodableException exception)
        {
            throw new UsageException($"{exception.Span}: {exception.Message}");
        }
    }

    private static IEnumerable<Assertion> Assertions(ManifestNode root)
    {
        var file = Fields(root, "a file of assertions", "assertions");
        var list = file["assertions"] ?? throw new NotDecodableException(root.Span, "'assertions' is missing; write assertions: [{never: {from: …, to: …}}]");
        return Decoding.Items(list).Select(Assertion);
    }

    private static Assertion Assertion(ManifestNode node)
    {
        var item = Fields(node, "an assertion", "never", "always", "because");
        var (never, always) = (item["never"], item["always"]);
        var claim = (never, always) switch
        {
            ({ } only, null) => only,
            (null, { } only) => only,
            _ => throw new NotDecodableException(node.Span, "an assertion is either 'never' or 'always'"),
        };
        var body = Fields(claim, never is null ? "'always'" : "'never'", ["from", "to", .. s_protocols]);
        var (from, fromText) = Ends(claim, body, "from");
        var (to, toText) = Ends(claim, body, "to");
        var assertion = new Assertion
        {
            Kind = never is null ? AssertionKind.Always : AssertionKind.Never,
            From = from,
            To = to,
            Ports = Ports(body),
            Because = Decoding.Text(item["because"]),
            Span = node.Span,
        };
        return assertion with { Text = AssertionWords.Of(assertion, fromText, toText) };
    }

    private static (EquatableArray<NetworkPolicyPeer> Peers, string Text) Ends(ManifestNode claim, ManifestObject body, string name)
    {
        var node = body[name] ?? throw new NotDecodableException(claim.Span, $"'{name}' is missing; write {name}: {{pods: \"app=web\", namespace: shop}}");
        EquatableArray<NetworkPolicyPeer>[] ends = [.. (node is ManifestArray list ? list.Items : [node]).Select(End)];
        return ends.Length == 0
            ? throw new NotDecodableException(node.Span, $"'{name}' is an empty list; write {name}: {{anywhere: true}} if every end is meant")
            : (Array.Exists(ends, end => end.IsAbsent) ? default : EquatableArray.From(ends.SelectMany(end => end)), string.Join(" or ", ends.Select(Words)));
    }

    // Nobody reads the ranges of the internet.
    private static string Words(EquatableArray<NetworkPolicyPeer> end) => end == s_internet ? "the internet" : AssertionWords.Ends(end);

    /// <summary>The peers of one end; absent for anywhere.</summary>
    private static EquatableArray<NetworkPolicyPeer> End(ManifestNode node)
    {
        var end = Fields(node, "an end", "pods", "namespace", "namespaces", "cidr", "except", "internet", "anywhere");
        var kinds = new[] { end["pods"] ?? end["namespace"] ?? end["namespaces"], end["cidr"], Flag(end, "internet"), Flag(end, "anywhere") };
        if (kinds.Count(kind => kind is not null) != 1)
        {
            throw new NotDecodableException(node.Span, "an end is one of: pods with 'pods', 'namespace' or 'namespaces'; addresses with 'cidr'; internet: true; anywhere: true");
        }

        if (end["except"] is { } except && end["cidr"] is null)
        {
            throw new NotDecodableException(except.Span, "'except' belongs to 'cidr'");
        }

        return end["cidr"] is not null ? [Block(end)]
            : Flag(end, "internet") is not null ? s_internet
            : Flag(end, "anywhere") is not null ? default
            : [Pods(node, end)];
    }

    private static ManifestNode? Flag(ManifestObject end, string name) => Decoding.Flag(end[name]) ? end[name] : null;

    private static SelectorPeer Pods(ManifestNode node, ManifestObject end)
    {
        if (end["namespace"] is not null && end["namespaces"] is { } namespaces)
        {
            throw new NotDecodableException(namespaces.Span, "'namespace' is one by its name and 'namespaces' are those with certain labels; write one of the two");
        }

        return new SelectorPeer
        {
            Span = node.Span,
            PodSelector = Checked(end["pods"], LabelSelector.Parse) ?? LabelSelector.Everything,
            NamespaceSelector = Checked(end["namespace"], name => LabelSelector.ForNamespace(Literal.Namespace(name).Text))
                ?? Checked(end["namespaces"], LabelSelector.Parse)
                ?? LabelSelector.Everything,
        };
    }

    private static IPBlock Block(ManifestObject end)
    {
        var cidr = Checked(end["cidr"], Literal.Cidr)!;
        return new IPBlock
        {
            Cidr = cidr,
            Except = Decoding.List(end["except"], node => Checked(node, text =>
                Literal.Cidr(text) is var part && Literal.ExceptProblem(cidr, part) is { } problem ? throw new PolicyException(RuleIds.ExceptNotInsideCidr, problem) : part)!),
        };
    }

    private static EquatableArray<NetworkPolicyPort> Ports(ManifestObject body)
    {
        var ports = s_protocols.SelectMany(name => Decoding.Items(body[name]).Select(node => Port(node, name))).ToArray();
        return Array.Find(s_protocols, name => body[name] is ManifestArray { Items.Count: 0 }) is { } empty
            ? throw new NotDecodableException(body[empty]!.Span, $"'{empty}' is empty; leave it out to mean every port, or name ports")
            : ports.Length == 0 ? default : EquatableArray.From(ports);
    }

    private static NetworkPolicyPort Port(ManifestNode node, string protocol)
    {
        try
        {
            return new NetworkPolicyPort
            {
                Span = node.Span,
                Protocol = QueryWords.Protocol(protocol),
                Port = node is ManifestScalar { Kind: ManifestScalarKind.String } text ? QueryWords.PortOrRange(text.Text) : QueryWords.PortNumber(Decoding.Number(node)),
            };
        }
        catch (UsageException exception)
        {
            throw new NotDecodableException(node.Span, exception.Message);
        }
    }

    /// <summary>Reads a text by a rule of the language, whose error gets the place of the text.</summary>
    private static T? Checked<T>(ManifestNode? node, Func<string, T> read)
        where T : class
    {
        try
        {
            return node is null ? null
                : Decoding.Text(node) is { Length: > 0 } text ? read(text)
                : throw new NotDecodableException(node.Span, "an empty text must not stand here; leave the field out to mean all");
        }
        catch (PolicyException exception)
        {
            throw new NotDecodableException(node!.Span, exception.Message);
        }
    }

    private static ManifestObject Fields(ManifestNode node, string what, params string[] names)
    {
        var value = Decoding.Object(node);
        foreach (var field in value.Fields)
        {
            if (Array.IndexOf(names, field.Name) < 0)
            {
                throw new NotDecodableException(field.NameSpan, $"{what} has no '{field.Name}'; it has {string.Join(", ", names)}");
            }

            if (value.Fields.First(other => other.Name == field.Name).NameSpan != field.NameSpan)
            {
                throw new NotDecodableException(field.NameSpan, $"'{field.Name}' is written twice; keep one of the two");
            }
        }

        return value;
    }
}
