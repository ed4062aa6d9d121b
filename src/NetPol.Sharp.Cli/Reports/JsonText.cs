using System;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetPol.Sharp.Cli.Reports;

/// <summary>Writes JSON as people and other tools read it: indented, without needless escapes.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            write(json);
        }

        output.Write(Utf8.WithoutMark.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        output.Write('\n');
    }
}
