using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>The type of a field, as Go's JSON decoder checks it. A null fits every type: it is the field left out.</summary>
internal abstract record FieldType(string Noun)
{
    internal static FieldType String { get; } = new ScalarType("a string", scalar => scalar.Kind == ManifestScalarKind.String);

    internal static FieldType Bool { get; } = new ScalarType("true or false", scalar => scalar.Kind == ManifestScalarKind.Bool);

    internal static FieldType Int32 { get; } = new ScalarType("a whole number of 32 bits", scalar => scalar.Int32 is not null);

    internal static FieldType Int64 { get; } = new ScalarType("a whole number", scalar =>
        scalar.Kind == ManifestScalarKind.Integer && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));

    internal static FieldType IntOrString { get; } = new ScalarType("a whole number or a name", scalar => scalar.Kind == ManifestScalarKind.String || scalar.Int32 is not null);

    internal static FieldType Time { get; } = new ScalarType("a time like '2026-01-31T12:00:00Z'", IsTime);

    /// <summary>Anything, unchecked.</summary>
    internal static FieldType Any { get; } = new AnyType();

    /// <summary>An object with any members of type string.</summary>
    internal static FieldType StringMap { get; } = new MapType();

    internal static FieldType ListOf(FieldType item) => new ListType(item);

    internal static FieldType Object(params (string Name, FieldType Type)[] fields) =>
        new ObjectType(fields.ToDictionary(field => field.Name, field => field.Type, StringComparer.Ordinal));

    internal abstract void Check(ManifestNode node, FieldPath path, DecodingProblem report);

    protected void ReportType(ManifestNode node, FieldPath path, DecodingProblem report)
    {
        var quote = node is ManifestScalar { Kind: not ManifestScalarKind.String } && this is ScalarType && Noun.Contains("string") ? "; quote it" : "";
        var what = node is ManifestScalar scalar ? $"'{scalar.Written}' is {(node.TypeName == "number" ? "a number" : $"a {node.TypeName}")}" : $"an {node.TypeName} stands here";
        report(path, node.Span, $"needs {Noun}, and {what}{quote}");
    }

    private static bool IsTime(ManifestScalar scalar) =>
        scalar.Kind == ManifestScalarKind.String
        && scalar.Text.Length >= 20
        && scalar.Text[10] == 'T'
        && DateTimeOffset.TryParse(scalar.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private sealed record ScalarType(string Noun, Func<ManifestScalar, bool> Fits) : FieldType(Noun)
    {
        internal override void Check(ManifestNode node, FieldPath path, DecodingProblem report)
        {
            if (node is not ManifestScalar { Kind: ManifestScalarKind.Null } && !(node is ManifestScalar scalar && Fits(scalar)))
            {
                ReportType(node, path, report);
            }
        }
    }

    private sealed record AnyType() : FieldType("anything")
    {
        internal override void Check(ManifestNode node, FieldPath path, DecodingProblem report)
        {
            // Nothing to check.
        }
    }

    private sealed record ListType(FieldType Item) : FieldType("a list")
    {
        internal override void Check(ManifestNode node, FieldPath path, DecodingProblem report)
        {
            if (node is ManifestArray list)
            {
                for (var i = 0; i < list.Items.Count; i++)
                {
                    Item.Check(list.Items[i], path.Item(i), report);
                }
            }
            else if (node is not ManifestScalar { Kind: ManifestScalarKind.Null })
            {
                ReportType(node, path, report);
            }
        }
    }

    private sealed record MapType() : FieldType("an object")
    {
        internal override void Check(ManifestNode node, FieldPath path, DecodingProblem report)
        {
            if (node is ManifestObject map)
            {
                ReportDuplicates(map, path, report);
                foreach (var field in map.Fields)
                {
                    String.Check(field.Value, path.Field(field.Name), report);
                }
            }
            else if (node is not ManifestScalar { Kind: ManifestScalarKind.Null })
            {
                ReportType(node, path, report);
            }
        }
    }

    private sealed record ObjectType(IReadOnlyDictionary<string, FieldType> Types) : FieldType("an object")
    {
        internal override void Check(ManifestNode node, FieldPath path, DecodingProblem report)
        {
            if (node is ManifestObject value)
            {
                ReportDuplicates(value, path, report);
                foreach (var field in value.Fields)
                {
                    if (Types.TryGetValue(field.Name, out var type))
                    {
                        type.Check(field.Value, path.Field(field.Name), report);
                    }
                    else
                    {
                        report(path, field.NameSpan, $"unknown field '{field.Name}'{Closest(field.Name)}");
                    }
                }
            }
            else if (node is not ManifestScalar { Kind: ManifestScalarKind.Null })
            {
                ReportType(node, path, report);
            }
        }

        private string Closest(string name)
        {
            var closest = Types.Keys.Where(known => Math.Abs(known.Length - name.Length) <= 2).OrderBy(known => EditDistance.Between(known, name)).ThenBy(known => known, StringComparer.Ordinal).FirstOrDefault();
            return closest is not null && EditDistance.Between(closest, name) <= 2 ? $"; did you mean '{closest}'?" : "; remove it, or move it where it belongs";
        }
    }

    private static void ReportDuplicates(ManifestObject value, FieldPath path, DecodingProblem report)
    {
        if (value.Fields.Count < 2)
        {
            return;
        }

        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var field in value.Fields)
        {
            if (lines.TryGetValue(field.Name, out var line))
            {
                report(path, field.NameSpan, $"key '{field.Name}' is already set at line {line.ToString(CultureInfo.InvariantCulture)}; keep one of the two");
            }
            else
            {
                lines.Add(field.Name, field.NameSpan.Line);
            }
        }
    }
}
