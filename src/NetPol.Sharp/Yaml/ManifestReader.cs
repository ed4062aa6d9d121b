using System;
using System.Collections.Generic;
using System.IO;
using NetPol.Sharp.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetPol.Sharp.Yaml;

/// <summary>
/// Reads manifests, YAML or JSON, into the JSON that the API server makes of them, with the place of every node.
/// Hostile input (alias bombs, deep nesting, huge scalars, binary) ends in one problem, in time and memory of the order of the input.
/// </summary>
public static class ManifestReader
{
    /// <summary>How deep objects and arrays may nest; a NetworkPolicy needs about ten levels.</summary>
    public const int MaxDepth = 100;

    /// <summary>How many characters a document may have; the API server takes requests of at most 3 MiB.</summary>
    public const int MaxDocumentLength = 3 * 1024 * 1024;

    /// <summary>How many nodes a document may have once its aliases are followed.</summary>
    public const int MaxNodes = 1_000_000;

    /// <summary>Reads the documents of a stream one by one; empty ones are left out.</summary>
    /// <param name="text">The text, without a byte order mark or with one.</param>
    /// <param name="file">The name that spans carry.</param>
    public static IEnumerable<ManifestDocument> Read(string text, string file)
    {
        if (text.Length > 0 && text[0] == '\ufeff')
        {
            text = text.Substring(1);
        }

        foreach (var (document, line) in DocumentSplitter.Split(text))
        {
            if (string.IsNullOrWhiteSpace(document.TrimStart('-')))
            {
                continue;
            }

            foreach (var read in ReadOne(document, file, line))
            {
                yield return read;
            }
        }
    }

    private static List<ManifestDocument> ReadOne(string text, string file, int firstLine)
    {
        var composer = new ManifestComposer(file, firstLine, MovedLines.None);
        try
        {
            return text.Length <= MaxDocumentLength
                ? Parse(text, composer)
                : throw new ManifestException(new Mark(0, 1, 1), "The document is larger than 3 MiB, which no API server takes");
        }
        catch (ManifestException exception)
        {
            return Reread(exception.IsSyntax) ?? [Problem(exception.Mark, exception.Message)];
        }
        catch (YamlException exception)
        {
            return Reread(isSyntax: true) ?? [Problem(Place(text, exception), "Not YAML: " + Sentence(exception))];
        }

        List<ManifestDocument>? Reread(bool isSyntax) =>
            isSyntax && FlowIndenter.Indent(text) is var (indented, moved) ? TryParse(indented, new ManifestComposer(file, firstLine, moved)) : null;

        ManifestDocument Problem(Mark mark, string message) =>
            new(Root: null, new ManifestProblem(composer.Span(Inside(text, mark)), message + TemplateHint(text)));
    }

    private static List<ManifestDocument>? TryParse(string text, ManifestComposer composer)
    {
        try
        {
            return Parse(text, composer);
        }
        catch (Exception exception) when (exception is ManifestException or YamlException)
        {
            // Then the first problem was the real one, and it is reported.
            return null;
        }
    }

    private static List<ManifestDocument> Parse(string text, ManifestComposer composer)
    {
        RejectControlCharacters(text);
        var documents = new List<ManifestDocument>();
        var parser = new GuardedParser(new Parser(new Scanner(new StringReader(text), skipComments: true)));
        parser.Consume<StreamStart>();
        while (!parser.Accept<StreamEnd>(out _))
        {
            RejectOtherVersions(parser.Consume<DocumentStart>());
            if (composer.ComposeDocument(parser) is { } root)
            {
                documents.Add(new ManifestDocument(root, Problem: null));
            }

            parser.Consume<DocumentEnd>();
        }

        return documents;
    }

    // go-yaml v2 is a reader of YAML 1.1 and says so.
    private static void RejectOtherVersions(DocumentStart start)
    {
        if (start.Version is { Version: not { Major: 1, Minor: 1 } } directive)
        {
            throw new ManifestException(directive.Start, "The API server reads YAML 1.1 only; remove the '%YAML' line");
        }
    }

    // YamlDotNet puts errors about tabs on the first line.
    private static Mark Place(string text, YamlException exception) =>
        exception.Message.Contains("invalid tab") && IndentingTab(text) is { } tab ? tab
        : exception.Start.Index == 0 ? exception.End
        : exception.Start;

    // YamlDotNet puts some errors behind the last line.
    private static Mark Inside(string text, Mark mark)
    {
        var lines = 1;
        foreach (var c in text)
        {
            lines += c == '\n' ? 1 : 0;
        }

        return mark.Line <= lines ? new Mark(mark.Index, Math.Max(mark.Line, 1), Math.Max(mark.Column, 1)) : new Mark(mark.Index, lines, 1);
    }

    private static Mark? IndentingTab(string text)
    {
        var (line, start, isIndent) = (1, 0, true);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                (line, start, isIndent) = (line + 1, i + 1, true);
            }
            else if (text[i] == '\t' && isIndent)
            {
                return new Mark(i, line, i - start + 1);
            }
            else
            {
                isIndent &= text[i] == ' ';
            }
        }

        return null;
    }

    private static string TemplateHint(string text) =>
        text.IndexOf("{{", StringComparison.Ordinal) < 0 ? "" : "; a Helm template has to be rendered first, with 'helm template'";

    private static void RejectControlCharacters(string text)
    {
        var isJson = text.TrimStart().StartsWith("{", StringComparison.Ordinal);
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                line++;
                lineStart = i + 1;
            }
            else if (c is < ' ' and not ('\t' or '\r') or '\ufffe' or '\uffff' || (c is >= '\u007f' and <= '\u009f' and not '\u0085' && !isJson))
            {
                throw new ManifestException(new Mark(i, line, i - lineStart + 1), "Not text: a control character stands here; is this a binary file?");
            }
        }
    }

    // YamlDotNet says its sentences with a period, and some with the place in front.
    private static string Sentence(YamlException exception)
    {
        var message = (exception.InnerException ?? exception).Message;
        var place = message.LastIndexOf("): ", StringComparison.Ordinal);
        message = place < 0 ? message : message.Substring(place + 3);
        return message.Replace('\n', ' ').TrimEnd('.', ' ');
    }
}
