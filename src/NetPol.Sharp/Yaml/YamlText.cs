using System.Collections.Generic;
using System.Globalization;
using System.IO;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetPol.Sharp.Yaml;

/// <summary>A YAML stream in block style, written node by node.</summary>
internal sealed class YamlText
{
    private readonly Emitter _emitter;
    private bool _first = true;

    internal YamlText(TextWriter output)
    {
        // Without a width limit no text is ever folded, so a value stands on the line of its key.
        _emitter = new Emitter(output, new EmitterSettings(
            bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, newLine: "\n"));
        _emitter.Emit(new StreamStart());
    }

    internal void StartDocument()
    {
        _emitter.Emit(new DocumentStart(version: null, tags: null, isImplicit: _first));
        _first = false;
    }

    internal void EndDocument() => _emitter.Emit(new DocumentEnd(isImplicit: true));

    internal void EndStream() => _emitter.Emit(new StreamEnd());

    /// <summary>A mapping; an empty one is written as <c>{}</c> by the emitter.</summary>
    internal void StartMapping() => _emitter.Emit(new MappingStart());

    internal void EndMapping() => _emitter.Emit(new MappingEnd());

    internal void StartSequence(string key)
    {
        String(key);
        _emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
    }

    internal void EndSequence() => _emitter.Emit(new SequenceEnd());

    internal void StartMapping(string key)
    {
        String(key);
        StartMapping();
    }

    internal void Field(string key, string value)
    {
        String(key);
        String(value);
    }

    internal void Field(string key, int value)
    {
        String(key);
        _emitter.Emit(new Scalar(
            AnchorName.Empty, TagName.Empty, value.ToString(CultureInfo.InvariantCulture), ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false));
    }

    internal void Strings(string key, IEnumerable<string> values)
    {
        StartSequence(key);
        foreach (var value in values)
        {
            String(value);
        }

        EndSequence();
    }

    internal void String(string text) => _emitter.Emit(new Scalar(
        AnchorName.Empty, TagName.Empty, text, YamlScalars.StyleOf(text), isPlainImplicit: true, isQuotedImplicit: true));
}
