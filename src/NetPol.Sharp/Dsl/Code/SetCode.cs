using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Writes sets in the language, so that code which reads them back makes an equal set.</summary>
internal static class SetCode
{
    /// <summary>The statements as the elements of a collection expression, each on lines of its own.</summary>
    /// <param name="set">The set.</param>
    /// <param name="nameOf">What the files that statements were written in are called.</param>
    internal static string Of(PolicySet set, Func<string, string> nameOf)
    {
        var code = new StringBuilder();
        foreach (var statement in set)
        {
            // A line that code does not know is that of the one before, which may be of another file.
            code.Append(statement.Span.IsKnown ? Line(statement.Span, nameOf(statement.Span.File)) : "#line default\n");
            code.Append(Bound(statement.Scopes, statement.ToCode() + Notes(statement.Notes))).Append(",\n");
        }

        return code.ToString();
    }

    // Innermost first; an outer binding manages its namespace, too.
    private static string Bound(IEnumerable<NamespaceName> scopes, string statement) =>
        scopes.Aggregate(statement, (code, scope) => $".. InNamespace({Literals.Text(scope.Text)}, [{code}])");

    private static string Notes(StatementNotes notes) => string.Concat(
        notes.Labels.Select(label => $".WithLabel({Literals.Text(label.Key)}, {Literals.Text(label.Value)})")
            .Concat(notes.Annotations.Select(annotation => $".WithAnnotation({Literals.Text(annotation.Key)}, {Literals.Text(annotation.Value)})"))
            .Concat(notes.Reasons.Select(reason => reason.Key == WellKnownAnnotations.Because
                ? $".Because({Literals.Text(reason.Value)})"
                : $".Accept({Literals.Text(reason.Key.Substring(WellKnownAnnotations.Accept.Length))}, {Literals.Text(reason.Value)})")));

    // A directive about characters, because several statements may stand on one line. Where the interpreter is told no column, every statement of the line is in the first one.
    private static string Line(SourceSpan span, string file)
    {
        var (line, column) = (span.Line.ToString(CultureInfo.InvariantCulture), Math.Max(span.Column, 1).ToString(CultureInfo.InvariantCulture));
        return $"#line ({line}, {column}) - ({line}, 65535) \"{file.Replace('"', '\'')}\"\n";
    }
}
