using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace NetPol.Sharp.Yaml;

/// <summary>
/// A YAML stream in block style, written node by node: byte for byte what YamlDotNet's emitter writes, which a test asserts.
/// The emitter itself costs a short process more than everything else together, because it runs before it is optimised.
/// </summary>
internal sealed class YamlText(TextWriter output)
{
    private int _indent;
    private bool _first = true;
    private Open _open;

    /// <summary>What was started last and has no content yet; where it ends so, it is written as <c>{}</c> or <c>[]</c>.</summary>
    private enum Open
    {
        Nothing,
        Document,
        Mapping,
        Sequence,
        Item,
    }

    internal void StartDocument()
    {
        if (!_first)
        {
            output.Write("---\n");
        }

        _first = false;
        _open = Open.Document;
    }

    internal void StartMapping(string key)
    {
        Key(key);
        _open = Open.Mapping;
        _indent += 2;
    }

    internal void EndMapping() => End();

    internal void StartSequence(string key)
    {
        Key(key);
        _open = Open.Sequence;
    }

    internal void EndSequence()
    {
        if (_open == Open.Sequence)
        {
            output.Write(" []\n");
            _open = Open.Nothing;
        }
    }

    /// <summary>A mapping as an item of a sequence.</summary>
    internal void StartItem()
    {
        Dash();
        _open = Open.Item;
        _indent += 2;
    }

    internal void EndItem() => End();

    internal void Field(string key, string value)
    {
        Key(key);
        output.Write(' ');
        YamlScalars.Write(output, value);
        output.Write('\n');
    }

    internal void Field(string key, int value)
    {
        Key(key);
        output.Write(' ');
        output.Write(value.ToString(CultureInfo.InvariantCulture));
        output.Write('\n');
    }

    internal void Strings(string key, IEnumerable<string> values)
    {
        StartSequence(key);
        foreach (var value in values)
        {
            Dash();
            YamlScalars.Write(output, value);
            output.Write('\n');
        }

        EndSequence();
    }

    private void End()
    {
        if (_open is Open.Mapping)
        {
            output.Write(' ');
        }

        if (_open is Open.Mapping or Open.Item)
        {
            output.Write("{}\n");
        }

        _open = Open.Nothing;
        _indent -= 2;
    }

    private void Key(string key)
    {
        // The first key of an item stands behind its dash.
        if (_open != Open.Item)
        {
            StartLine();
        }

        _open = Open.Nothing;
        YamlScalars.Write(output, key);
        output.Write(':');
    }

    // Items stand below their key's first letter, not further in.
    private void Dash()
    {
        StartLine();
        _open = Open.Nothing;
        output.Write("- ");
    }

    private void StartLine()
    {
        if (_open is Open.Mapping or Open.Sequence)
        {
            output.Write('\n');
        }

        for (var i = 0; i < _indent; i += 2)
        {
            output.Write("  ");
        }
    }
}
