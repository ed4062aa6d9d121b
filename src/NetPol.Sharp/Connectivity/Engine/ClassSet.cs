using System;

namespace NetPol.Sharp.Engine;

/// <summary>A set of classes: bits between the first and the last word that has one, because most sets lie within one namespace.</summary>
internal sealed class ClassSet
{
    private int _firstWord;
    private ulong[] _words = [];

    internal bool Contains(int index)
    {
        var word = (index >> 6) - _firstWord;
        return (uint)word < (uint)_words.Length && ((_words[word] >> (index & 63)) & 1) != 0;
    }

    internal void Add(int index)
    {
        var word = index >> 6;
        if (_words.Length == 0)
        {
            (_firstWord, _words) = (word, new ulong[1]);
        }
        else if (word < _firstWord)
        {
            var grown = new ulong[_firstWord + _words.Length - word];
            _words.CopyTo(grown, _firstWord - word);
            (_firstWord, _words) = (word, grown);
        }
        else if (word >= _firstWord + _words.Length)
        {
            Array.Resize(ref _words, word - _firstWord + 1);
        }

        _words[word - _firstWord] |= 1UL << (index & 63);
    }

    internal void OrInto(ulong[] words)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            words[_firstWord + i] |= _words[i];
        }
    }

    /// <summary>What is in both sets.</summary>
    internal static ClassSet Intersect(ClassSet left, ClassSet right)
    {
        var first = Math.Max(left._firstWord, right._firstWord);
        var end = Math.Min(left._firstWord + left._words.Length, right._firstWord + right._words.Length);
        while (first < end && Common(first) == 0)
        {
            first++;
        }

        while (first < end && Common(end - 1) == 0)
        {
            end--;
        }

        if (first >= end)
        {
            return new ClassSet();
        }

        var words = new ulong[end - first];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = Common(first + i);
        }

        return new ClassSet { _firstWord = first, _words = words };

        ulong Common(int word) => left._words[word - left._firstWord] & right._words[word - right._firstWord];
    }
}
