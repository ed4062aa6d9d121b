using System;
using System.Collections.Generic;

namespace NetPol.Sharp.Model;

/// <summary>Takes values out of manifests. A null is a field left out, as it is for the API server; a wrong type is a <see cref="NotDecodableException"/>.</summary>
internal static class Decoding
{
    internal static ManifestObject Object(ManifestNode? node) => node switch
    {
        ManifestObject value => value,
        null => new ManifestObject(SourceSpan.None, []),
        ManifestScalar { Kind: ManifestScalarKind.Null } => new ManifestObject(node.Span, []),
        _ => throw WrongType(node, "an object"),
    };

    internal static string Text(ManifestNode? node) => node switch
    {
        null or ManifestScalar { Kind: ManifestScalarKind.Null } => "",
        ManifestScalar { Kind: ManifestScalarKind.String } scalar => scalar.Text,
        ManifestScalar => throw new NotDecodableException(node.Span, $"a string must stand here, and this is a {node.TypeName}; quote it"),
        _ => throw WrongType(node, "a string"),
    };

    internal static int Number(ManifestNode node) => node is ManifestScalar { Int32: { } number } ? number : throw WrongType(node, "a whole number of 32 bits");

    internal static bool Flag(ManifestNode? node) => node switch
    {
        null or ManifestScalar { Kind: ManifestScalarKind.Null } => false,
        ManifestScalar { Kind: ManifestScalarKind.Bool } scalar => scalar.Text == "true",
        _ => throw WrongType(node, "true or false"),
    };

    internal static EquatableArray<T> List<T>(ManifestNode? node, Func<ManifestNode, T> decode)
    {
        if (node is null)
        {
            return default;
        }

        var items = Items(node);
        var decoded = new T[items.Count];
        for (var i = 0; i < decoded.Length; i++)
        {
            decoded[i] = decode(items[i]);
        }

        return new EquatableArray<T>(decoded);
    }

    internal static IReadOnlyList<ManifestNode> Items(ManifestNode? node) => node switch
    {
        ManifestArray list => list.Items,
        null => [],
        _ => throw WrongType(node, "an array"),
    };

    /// <summary>A map of strings, sorted, because a map has no order; of a key written twice the last counts.</summary>
    internal static EquatableArray<KeyValue> Map(ManifestNode? node)
    {
        if (node is null)
        {
            return default;
        }

        var fields = Object(node).Fields;
        var order = new int[fields.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (left, right) => string.CompareOrdinal(fields[left].Name, fields[right].Name) is var byName and not 0 ? byName : left.CompareTo(right));
        var entries = new List<KeyValue>(order.Length);
        for (var i = 0; i < order.Length; i++)
        {
            var field = fields[order[i]];
            if (i + 1 == order.Length || fields[order[i + 1]].Name != field.Name)
            {
                entries.Add(new KeyValue(field.Name, Text(field.Value)));
            }
        }

        return new EquatableArray<KeyValue>([.. entries]);
    }

    internal static Protocol ProtocolOf(ManifestNode node) => Text(node) switch
    {
        "TCP" => Protocol.Tcp,
        "UDP" => Protocol.Udp,
        "SCTP" => Protocol.Sctp,
        _ => throw new NotDecodableException(node.Span, $"'{Text(node)}' is no protocol; write TCP, UDP or SCTP"),
    };

    internal static LabelSelector Selector(ManifestNode? node)
    {
        if (node is null)
        {
            return LabelSelector.Absent;
        }

        var selector = Object(node);
        return new LabelSelector
        {
            Span = selector.Span,
            MatchLabels = Map(selector["matchLabels"]),
            MatchExpressions = List(selector["matchExpressions"], expression => Expression(Object(expression))),
        };
    }

    private static LabelSelectorRequirement Expression(ManifestObject expression) => new()
    {
        Span = expression.Span,
        Key = Text(expression["key"]),
        Operator = Text(expression["operator"]) switch
        {
            "In" => LabelSelectorOperator.In,
            "NotIn" => LabelSelectorOperator.NotIn,
            "Exists" => LabelSelectorOperator.Exists,
            "DoesNotExist" => LabelSelectorOperator.DoesNotExist,
            var other => throw new NotDecodableException(expression.Span, $"'{other}' is no operator of a selector"),
        },
        Values = List(expression["values"], Text),
    };

    private static NotDecodableException WrongType(ManifestNode node, string expected) =>
        new(node.Span, $"{expected} must stand here, and this is {(node is ManifestArray or ManifestObject ? "an " : "a ")}{node.TypeName}");
}
