using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Input;

/// <summary>Reads the questions of <c>--queries</c>: <c>[{"from","to","protocol","port","family","expect"}]</c>. Errors name line and column.</summary>
internal static class QueryFile
{
    /// <exception cref="UsageException">The file cannot be read, or is no list of questions.</exception>
    internal static IReadOnlyList<ConnectionQuery> Read(string file)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"'{file}' cannot be read: {exception.Message.TrimEnd('.')}");
        }

        ReadOnlySpan<byte> text = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;
        var reader = new Utf8JsonReader(text);
        var queries = new List<ConnectionQuery>();
        try
        {
            Expect(ref reader, JsonTokenType.StartArray, "a list of questions, [{\"from\": …, \"to\": …, \"port\": …}]");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                queries.Add(Query(ref reader, text, file));
            }

            reader.Read();
            return queries;
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{Place(text, (int)Math.Min(reader.BytesConsumed, text.Length), file)}: not JSON: {exception.Message.Split(". ")[0].TrimEnd('.')}");
        }
        catch (InvalidOperationException)
        {
            // What GetString says of bytes and escapes that are no text.
            throw new UsageException($"{Place(text, (int)reader.TokenStartIndex, file)}: not text: the bytes are no UTF-8");
        }
        catch (UsageException exception) when (!exception.Message.StartsWith(file, StringComparison.Ordinal))
        {
            throw new UsageException($"{Place(text, (int)reader.TokenStartIndex, file)}: {exception.Message}");
        }
    }

    private static ConnectionQuery Query(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, string file)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new UsageException("a question must stand here: {\"from\": …, \"to\": …, \"port\": …}");
        }

        var place = Place(text, (int)reader.TokenStartIndex, file);
        string? from = null, to = null;
        PortSpecifier? port = null;
        Protocol? protocol = null;
        var seen = new HashSet<string?>();
        IPFamily? family = null;
        bool? expects = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString();
            if (!seen.Add(name))
            {
                throw new UsageException($"'{name}' is written twice");
            }

            reader.Read();
            switch (name)
            {
                case "from":
                    from = Text(ref reader, name);
                    break;
                case "to":
                    to = Text(ref reader, name);
                    break;
                case "protocol":
                    protocol = QueryWords.Protocol(Text(ref reader, name));
                    break;
                case "port":
                    port = Port(ref reader);
                    break;
                case "family":
                    family = QueryWords.Family(Text(ref reader, name));
                    break;
                case "expect":
                    expects = QueryWords.Expectation(Text(ref reader, name));
                    break;
                default:
                    throw new UsageException($"a question has no '{name}'; it has from, to, protocol, port, family and expect");
            }
        }

        return new ConnectionQuery
        {
            From = from ?? throw new UsageException($"{place}: the question has no 'from'"),
            To = to ?? throw new UsageException($"{place}: the question has no 'to'"),
            Port = port,
            Protocol = protocol,
            Family = family,
            ExpectsAllowed = expects,
            Span = place,
        };
    }

    private static PortSpecifier Port(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.TryGetInt32(out var number) ? QueryWords.PortNumber(number) : throw new UsageException("a port is a whole number from 1 to 65535");
        }

        return reader.TokenType == JsonTokenType.String
            ? QueryWords.PortSpecifier(reader.GetString()!)
            : throw new UsageException("a port is a number from 1 to 65535, or the name of one as a string");
    }

    private static string Text(ref Utf8JsonReader reader, string name) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new UsageException($"'{name}' must be a string");

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string what)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw new UsageException($"{what} must stand here");
        }
    }

    private static SourceSpan Place(ReadOnlySpan<byte> text, int index, string file)
    {
        var before = text[..index];
        var line = before.Count((byte)'\n') + 1;
        var column = System.Text.Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new SourceSpan(file, line, column);
    }
}
