using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using NetPol.Sharp.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetPol.Sharp.Yaml;

/// <summary>Makes nodes of the parser's events: resolves scalars, aliases and merge keys as go-yaml v2 does.</summary>
internal sealed class ManifestComposer(string file, int firstLine, MovedLines moved)
{
    private const string MergeKey = "<<";
    private const string CoreTag = "tag:yaml.org,2002:";
    private const int MaxScalarLength = 1024 * 1024;

    // So that a long text behind many aliases is as heavy as what is made of it.
    private const int CharactersOfANode = 16;

    private readonly Dictionary<string, (ManifestNode? Node, long Weight)> _anchors = new(StringComparer.Ordinal);

    // Nodes of the document so far, those behind aliases counted each time they are named.
    private long _nodes;
    private long _aliased;

    // Where the last token ended. The end of a block is not marked by one of its own: the parser reports it where the next token starts.
    private Mark _end;

    internal SourceSpan Span(Mark start) => Span(start, start);

    /// <summary>The value of the next document; <c>null</c> when it is empty.</summary>
    internal ManifestNode? ComposeDocument(IParser parser)
    {
        _anchors.Clear();
        _nodes = 0;
        _aliased = 0;
        var root = Compose(parser, depth: 0);
        return root is ManifestScalar { Kind: ManifestScalarKind.Null } ? null : root;
    }

    // go-yaml's allowedAliasRatio: nearly all of a small document may come from aliases, little of a large one.
    private double AllowedAliases => _nodes <= 400_000 ? 0.99 : 0.99 - (0.89 * (_nodes - 400_000) / 3_600_000);

    private SourceSpan Span(Mark start, Mark end) =>
        new(file, (int)start.Line + firstLine, moved.Column(start.Line, start.Column), (int)end.Line + firstLine, moved.Column(end.Line, end.Column));

    private Mark End(ParsingEvent end, bool isBlock)
    {
        if (!isBlock)
        {
            // The parser reports where the closing bracket starts.
            _end = new Mark(end.Start.Index + 1, end.Start.Line, end.Start.Column + 1);
        }

        return _end;
    }

    private ManifestNode Compose(IParser parser, int depth)
    {
        if (depth > ManifestReader.MaxDepth)
        {
            throw new ManifestException(parser.Current!.Start, $"Objects and lists nest deeper than {ManifestReader.MaxDepth.ToString(CultureInfo.InvariantCulture)} levels");
        }

        Count(1, parser.Current!.Start);
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            _end = alias.End;
            return Resolve(alias);
        }

        var before = _nodes;
        var anchor = parser.Current is NodeEvent { Anchor.IsEmpty: false } node ? node.Anchor.Value : null;
        if (anchor is not null)
        {
            // Known from here on, but not complete: an alias inside its own node would never end.
            _anchors[anchor] = (null, 0);
        }

        ManifestNode result = parser.Current switch
        {
            MappingStart => ComposeObject(parser, depth),
            SequenceStart => ComposeArray(parser, depth),
            _ => ComposeScalar(parser.Consume<Scalar>()),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = (result, _nodes - before + 1);
        }

        return result;
    }

    private void Count(long nodes, Mark mark)
    {
        _nodes += nodes;
        if (_nodes > ManifestReader.MaxNodes)
        {
            throw new ManifestException(mark, "The document has more than a million values once its aliases are followed");
        }
    }

    private ManifestNode Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var target))
        {
            throw new ManifestException(alias.Start, $"Alias '*{alias.Value.Value}' names no anchor");
        }

        if (target.Node is null)
        {
            throw new ManifestException(alias.Start, $"Alias '*{alias.Value.Value}' stands inside the value that it names");
        }

        Count(target.Weight, alias.Start);
        _aliased += target.Weight;
        if (_aliased > 100 && _nodes > 1000 && _aliased > AllowedAliases * _nodes)
        {
            throw new ManifestException(alias.Start, "The document contains excessive aliasing; write the values out");
        }

        return target.Node;
    }

    private ManifestArray ComposeArray(IParser parser, int depth)
    {
        var start = parser.Consume<SequenceStart>();
        var items = new List<ManifestNode>();
        while (!parser.Accept<SequenceEnd>(out _))
        {
            items.Add(Compose(parser, depth + 1));
        }

        return new ManifestArray(Span(start.Start, End(parser.Consume<SequenceEnd>(), start.Style == SequenceStyle.Block)), items);
    }

    private ManifestObject ComposeObject(IParser parser, int depth)
    {
        var start = parser.Consume<MappingStart>();

        // A pair in a flow list, '[a: b]', is an object without brackets; the parser gives it no place.
        var isPair = depth > 0 && start.Start.Index == 0;
        var first = isPair ? parser.Current!.Start : start.Start;
        var fields = new List<ManifestField>();
        while (!parser.Accept<MappingEnd>(out _))
        {
            var mark = parser.Current!.Start;
            var isMerge = parser.Current is Scalar { Style: ScalarStyle.Plain, Value: MergeKey };
            var key = Compose(parser, depth + 1);
            var value = Compose(parser, depth + 1);
            if (isMerge)
            {
                Merge(fields, value, mark);
            }
            else
            {
                fields.Add(new ManifestField(KeyName(key, mark), key.Span, value) { WrittenName = (key as ManifestScalar)?.Written ?? "" });
            }
        }

        return new ManifestObject(Span(first, End(parser.Consume<MappingEnd>(), isPair || start.Style == MappingStyle.Block)), fields);
    }

    // JSON keys are strings: numbers and booleans are spelled out, everything else is refused (sigs.k8s.io/yaml).
    private static string KeyName(ManifestNode key, Mark mark) => key is ManifestScalar { Kind: not ManifestScalarKind.Null } scalar
        ? scalar.Text
        : throw new ManifestException(mark, $"A key must be a string, and this one is {(key is ManifestScalar ? "null" : "an " + key.TypeName)}; quote it");

    /// <summary>
    /// Adds the members of merged objects where the merge key stands, the last object of a list first. A member that is there already
    /// is then a duplicate, as it is for the API server: go-yaml's strict decoder writes merged members into the same map.
    /// </summary>
    private static void Merge(List<ManifestField> fields, ManifestNode merge, Mark mark)
    {
        switch (merge)
        {
            case ManifestObject source:
                fields.AddRange(source.Fields);
                break;
            case ManifestArray list:
                for (var i = list.Items.Count - 1; i >= 0; i--)
                {
                    Merge(fields, list.Items[i] is ManifestObject item ? item : throw NotMergeable(mark), mark);
                }

                break;
            default:
                throw NotMergeable(mark);
        }
    }

    private static ManifestException NotMergeable(Mark mark) => new(mark, "The merge key '<<' needs an object or a list of objects");

    private ManifestScalar ComposeScalar(Scalar scalar)
    {
        _end = scalar.End;
        var span = Span(scalar.Start, scalar.End);
        if (scalar.Value.Length > MaxScalarLength)
        {
            throw new ManifestException(scalar.Start, "A value has more than a million characters");
        }

        Count(scalar.Value.Length / CharactersOfANode, scalar.Start);
        var tag = scalar.Tag.IsEmpty ? "" : scalar.Tag.Value;
        var type = tag.StartsWith(CoreTag, StringComparison.Ordinal) ? tag.Substring(CoreTag.Length) : "";
        if (type == "binary")
        {
            return new ManifestScalar(span, ManifestScalarKind.String, Decoded(scalar), scalar.Value);
        }

        if (type is "" or "str" && (scalar.Style != ScalarStyle.Plain || tag.Length > 0))
        {
            return new ManifestScalar(span, ManifestScalarKind.String, scalar.Value, scalar.Value);
        }

        var (kind, text) = ScalarResolver.Resolve(scalar.Value)
            ?? throw new ManifestException(scalar.Start, $"'{scalar.Value}' is a number that JSON does not have; quote it");
        var fits = type switch
        {
            "int" => kind == ManifestScalarKind.Integer,
            "float" => kind is ManifestScalarKind.Integer or ManifestScalarKind.Float,
            "bool" => kind == ManifestScalarKind.Bool,
            "null" => kind == ManifestScalarKind.Null,
            _ => true,
        };
        return fits
            ? new ManifestScalar(span, kind, text, scalar.Value)
            : throw new ManifestException(scalar.Start, $"'{scalar.Value}' cannot be read as '!!{type}'; remove the tag or correct the value");
    }

    private static string Decoded(Scalar scalar)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(scalar.Value));
        }
        catch (FormatException)
        {
            throw new ManifestException(scalar.Start, "'!!binary' needs base64; remove the tag or correct the value");
        }
    }
}
