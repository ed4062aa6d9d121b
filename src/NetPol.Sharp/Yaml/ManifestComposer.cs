using System;
using System.Collections.Generic;
using System.Globalization;
using NetPol.Sharp.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetPol.Sharp.Yaml;

/// <summary>Makes nodes of the parser's events: resolves scalars, aliases and merge keys as go-yaml v2 does.</summary>
internal sealed class ManifestComposer(string file, int firstLine)
{
    private const string MergeKey = "<<";
    private const int MaxScalarLength = 1024 * 1024;

    private readonly Dictionary<string, (ManifestNode? Node, long Weight)> _anchors = new(StringComparer.Ordinal);

    // Nodes of the document so far, those behind aliases counted each time they are named.
    private long _nodes;

    // Where the last token ended. The end of a block is not marked by one of its own: the parser reports it where the next token starts.
    private Mark _end;

    internal SourceSpan Span(Mark start) => Span(start, start);

    /// <summary>The value of the next document; <c>null</c> when it is empty.</summary>
    internal ManifestNode? ComposeDocument(IParser parser)
    {
        _anchors.Clear();
        _nodes = 0;
        var root = Compose(parser, depth: 0);
        return root is ManifestScalar { Kind: ManifestScalarKind.Null } ? null : root;
    }

    private SourceSpan Span(Mark start, Mark end) =>
        new(file, (int)start.Line + firstLine, (int)start.Column, (int)end.Line + firstLine, (int)end.Column);

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
        List<ManifestNode>? merges = null;
        while (!parser.Accept<MappingEnd>(out _))
        {
            var mark = parser.Current!.Start;
            var isMerge = parser.Current is Scalar { Style: ScalarStyle.Plain, Value: MergeKey };
            var key = Compose(parser, depth + 1);
            var value = Compose(parser, depth + 1);
            if (isMerge)
            {
                (merges ??= []).Add(value);
            }
            else
            {
                fields.Add(new ManifestField(KeyName(key, mark), key.Span, value) { WrittenName = (key as ManifestScalar)?.Written ?? "" });
            }
        }

        merges?.ForEach(merge => Merge(fields, merge, start.Start));
        return new ManifestObject(Span(first, End(parser.Consume<MappingEnd>(), isPair || start.Style == MappingStyle.Block)), fields);
    }

    // JSON keys are strings: numbers and booleans are spelled out, everything else is refused (sigs.k8s.io/yaml).
    private static string KeyName(ManifestNode key, Mark mark) => key is ManifestScalar { Kind: not ManifestScalarKind.Null } scalar
        ? scalar.Text
        : throw new ManifestException(mark, $"A key must be a string, and this one is {(key is ManifestScalar ? "null" : "an " + key.TypeName)}; quote it");

    /// <summary>Adds the members of merged objects that are not there yet; of several, the first one wins.</summary>
    private static void Merge(List<ManifestField> fields, ManifestNode merge, Mark mark)
    {
        switch (merge)
        {
            case ManifestObject source:
                var names = new HashSet<string>(StringComparer.Ordinal);
                fields.ForEach(field => names.Add(field.Name));
                foreach (var field in source.Fields)
                {
                    if (names.Add(field.Name))
                    {
                        fields.Add(field);
                    }
                }

                break;
            case ManifestArray list:
                foreach (var item in list.Items)
                {
                    Merge(fields, item is ManifestObject ? item : throw NotMergeable(mark), mark);
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

        var tag = scalar.Tag.IsEmpty ? "" : scalar.Tag.Value;
        if (tag == "tag:yaml.org,2002:binary")
        {
            throw new ManifestException(scalar.Start, "'!!binary' has no place in a manifest; write the text itself");
        }

        var isTyped = tag.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal) && tag != "tag:yaml.org,2002:str";
        if (!isTyped && (scalar.Style != ScalarStyle.Plain || tag.Length > 0))
        {
            return new ManifestScalar(span, ManifestScalarKind.String, scalar.Value, scalar.Value);
        }

        var (kind, text) = ScalarResolver.Resolve(scalar.Value)
            ?? throw new ManifestException(scalar.Start, $"'{scalar.Value}' is a number that JSON does not have; quote it");
        return new ManifestScalar(span, kind, text, scalar.Value);
    }
}
