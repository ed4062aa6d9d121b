using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>
/// Rows by what they follow from: a list of policies, a direction, for ingress the selected pod's declaration of named ports, and the family
/// where an ipBlock takes part. Pages are hash-consed, because policies of a namespace tend to say the same about other namespaces.
/// </summary>
internal sealed class RowTable(PolicyEngine engine)
{
    internal const int PageSize = 64;

    private readonly Dictionary<(int List, PolicyType Direction, int Declaration, int Family), Row> _rows = [];
    private readonly SpanTable _pages = new();
    private readonly List<Column> _columns = [];
    private readonly Stack<ulong[]> _spare = new();

    /// <summary>The port sets of page <c>id</c> start at <c>id * 64</c>.</summary>
    internal int[] PageData => _pages.Data;

    internal Row Of(int list, PolicyType direction, int declaration, IPFamily family)
    {
        var (usesNames, usesBlocks) = Uses(list, direction);
        var key = (list, direction, direction == PolicyType.Ingress && usesNames ? declaration : -1, usesBlocks ? (int)family : -1);
        if (!_rows.TryGetValue(key, out var row))
        {
            _rows.Add(key, row = new Row([], classCount: 0));
        }

        if (row.ClassCount < engine.Classes.Count)
        {
            Extend(row, list, direction, declaration, family);
        }

        return row;
    }

    /// <summary>The port set of a class in a row.</summary>
    internal int At(Row row, int index)
    {
        var page = row.Pages[index / PageSize];
        return page < 0 ? ~page : _pages.Data[(page * PageSize) + (index % PageSize)];
    }

    private (bool Names, bool Blocks) Uses(int list, PolicyType direction)
    {
        var (names, blocks) = (false, false);
        foreach (var slot in engine.Policies.Slots(list))
        {
            foreach (var rule in engine.Policies[slot].Side(direction).Rules)
            {
                names |= rule.Names.Length > 0;
                blocks |= rule.Blocks4.Length + rule.Blocks6.Length > 0;
            }
        }

        return (names, blocks);
    }

    // The page with the last known class is made again, for the classes that came after it.
    private void Extend(Row row, int list, PolicyType direction, int declaration, IPFamily family)
    {
        var count = engine.Classes.Count;
        var pages = new int[(count + PageSize - 1) / PageSize];
        var firstPage = row.ClassCount / PageSize;
        Array.Copy(row.Pages, pages, firstPage);
        if (!engine.Policies.IsIsolated(list))
        {
            pages.AsSpan(firstPage).Fill(~PortSets.All);
        }
        else
        {
            var everyone = Gather(list, direction, declaration, family, pages.Length);
            for (var page = firstPage; page < pages.Length; page++)
            {
                pages[page] = Page(page, everyone);
            }

            _columns.ForEach(column => _spare.Push(column.Words));
            _columns.Clear();
        }

        (row.Pages, row.ClassCount) = (pages, count);
    }

    // Rules with the same ports are one column. What everyone may use is no column.
    private int Gather(int list, PolicyType direction, int declaration, IPFamily family, int words)
    {
        var everyone = PortSets.Empty;
        foreach (var slot in engine.Policies.Slots(list))
        {
            foreach (var rule in engine.Policies[slot].Side(direction).Rules)
            {
                var ports = rule.Ports;
                if (direction == PolicyType.Ingress)
                {
                    ports = rule.Names.Aggregate(ports, (sum, name) => engine.Ports.Union(sum, engine.Names.Resolve(declaration, name)));
                }
                else
                {
                    foreach (var name in rule.Names)
                    {
                        Add(rule, PortSets.Empty, name, family, words);
                    }
                }

                if (rule.Anyone)
                {
                    everyone = engine.Ports.Union(everyone, ports);
                }
                else if (ports != PortSets.Empty)
                {
                    Add(rule, ports, name: -1, family, words);
                }
            }
        }

        return everyone;
    }

    private void Add(CompiledRule rule, int ports, int name, IPFamily family, int words)
    {
        var column = _columns.Find(known => known.Ports == ports && known.Name == name);
        if (column is null)
        {
            var spare = _spare.Count > 0 ? _spare.Pop() : [];
            if (spare.Length < words)
            {
                spare = new ulong[words + 8];
            }

            Array.Clear(spare, 0, spare.Length);
            _columns.Add(column = new Column(ports, name, spare));
        }

        if (rule.Anyone)
        {
            column.Words.AsSpan(0, words).Fill(ulong.MaxValue);
            return;
        }

        foreach (var set in rule.Pods)
        {
            set.OrInto(column.Words);
        }

        foreach (var set in rule.Blocks(family))
        {
            set.OrInto(column.Words);
        }
    }

    private int Page(int page, int everyone)
    {
        var isUniform = true;
        var uniform = everyone;
        foreach (var column in _columns)
        {
            var word = column.Words[page];
            isUniform &= word == 0 || (word == ulong.MaxValue && column.Name < 0);
            uniform = word == 0 ? uniform : engine.Ports.Union(uniform, column.Ports);
        }

        if (isUniform)
        {
            return ~uniform;
        }

        Span<int> sets = stackalloc int[PageSize];
        sets.Fill(everyone);
        foreach (var column in _columns)
        {
            for (var word = column.Words[page]; word != 0; word &= word - 1)
            {
                var bit = TrailingZeros(word);
                var index = (page * PageSize) + bit;
                if (index < engine.Classes.Count)
                {
                    var ports = column.Name < 0 ? column.Ports : engine.Names.Resolve(engine.Classes.Declaration(index), column.Name);
                    sets[bit] = engine.Ports.Union(sets[bit], ports);
                }
            }
        }

        return IsUniform(sets) ? ~sets[0] : _pages.Intern(sets);
    }

    private static bool IsUniform(ReadOnlySpan<int> sets)
    {
        foreach (var set in sets)
        {
            if (set != sets[0])
            {
                return false;
            }
        }

        return true;
    }

    private static int TrailingZeros(ulong word)
    {
#if NET
        return System.Numerics.BitOperations.TrailingZeroCount(word);
#else
        var count = 0;
        for (; (word & 1) == 0; word >>= 1)
        {
            count++;
        }

        return count;
#endif
    }

    /// <summary>The classes that some ports are admitted for.</summary>
    /// <param name="Ports">The ports of the column, where they are numbers.</param>
    /// <param name="Name">The name that each destination answers for itself; -1 where the ports are numbers.</param>
    /// <param name="Words">The classes, as bits.</param>
    private sealed record Column(int Ports, int Name, ulong[] Words);
}
